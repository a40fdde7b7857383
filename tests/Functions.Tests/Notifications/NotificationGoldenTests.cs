using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Notifications;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Notifications;
using OpenQoE.Tests.Support;
using static OpenQoE.Tests.Functions.Notifications.Sending;

namespace OpenQoE.Tests.Functions.Notifications;

/// <summary>
/// What each channel is told, committed in <c>tests/Fixtures/notifications</c>. With <c>OPENQOE_UPDATE_GOLDENS=1</c> the files are written anew:
/// look at the difference before you commit it.
/// </summary>
public sealed class NotificationGoldenTests : IAsyncDisposable
{
    private const string PublicUrl = "https://qoe.example.com";
    private const string Hostile =
        "<script>alert(1)</script> <!channel> <https://evil.example|ok> [ok](https://evil.example) *b* `c` & \u202eexe.gpj \"q\" {{ 7 | times: 6 }}\r\nBcc: x@y.z";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpReceiver _receiver = new();

    public static TheoryData<string> Messages => ["firing", "acknowledged", "resolved", "hostile"];

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Each_channel_is_told_what_is_committed(string name)
    {
        var message = MessageOf(name);
        foreach (var (channel, settings) in Channels())
        {
            Assert.Equal(ChannelOutcome.Delivered, (await SendAsync(settings, message, null, ("OpenQoE:Alerting:PublicUrl", PublicUrl))).Outcome);
            IsCommitted($"{name}.{channel}.json", JsonSerializer.Serialize(_receiver.Posts[^1].Json, Readable));
        }

        using var provider = Services();
        var templates = provider.GetRequiredService<Templates>();
        var facts = NotificationFacts.Of(message, new Uri(PublicUrl));
        IsCommitted($"{name}.email.txt", templates.Render(Templates.PlainText, facts, Escapes.None));
        IsCommitted($"{name}.email.html", templates.Render(Templates.Email, facts, Escapes.Html));
    }

    private static NotificationMessage MessageOf(string name)
    {
        var message = name switch
        {
            "acknowledged" => SomeNotification.Of(NotificationKind.Acknowledged),
            "resolved" => SomeNotification.Of(NotificationKind.Resolved),
            "hostile" => SomeNotification.Of(summary: Hostile, label: Hostile),
            _ => SomeNotification.Of(),
        };
        return message with
        {
            Incident = message.Incident with
            {
                AcknowledgedBy = name == "acknowledged" ? "ann" : null,
                Firing = [.. message.Incident.Firing, .. message.Incident.Firing.Select(Other)],
                MoreAlerts = name == "firing" ? 3 : 0,
            },
        };
    }

    private static Alert Other(Alert alert) =>
        alert with { Labels = new Dictionary<string, string>(alert.Labels) { ["cdn"] = "fastly" }, Annotations = new Dictionary<string, string>() };

    private (string Name, ChannelSettings Settings)[] Channels() =>
    [
        ("webhook", new WebhookChannel($"{_receiver.Address}hook", ["s"])),
        ("slack", new SlackChannel($"{_receiver.Address}slack", null, null)),
        ("teams", new TeamsChannel($"{_receiver.Address}teams")),
        ("pagerduty", new PagerDutyChannel("key") { Url = $"{_receiver.Address}pagerduty" }),
    ];

    private static void IsCommitted(string file, string text)
    {
        var path = RepositoryRoot.Combine("tests", "Fixtures", "notifications", file);
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, text + "\n");
        }

        Assert.Equal(File.ReadAllText(path), text + "\n");
    }
}
