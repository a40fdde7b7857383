using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Notifications;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Notifications;

/// <summary>Every channel against a receiver on loopback; a mail server and the vendors' documented shapes: tests/Pipeline.Tests/Alerting.</summary>
public sealed class ChannelSendersTests : IAsyncDisposable
{
    private readonly HttpReceiver _receiver = new();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Theory]
    [InlineData(200, ChannelOutcome.Delivered)]
    [InlineData(202, ChannelOutcome.Delivered)]
    [InlineData(302, ChannelOutcome.Failed)]
    [InlineData(400, ChannelOutcome.Failed)]
    [InlineData(401, ChannelOutcome.Failed)]
    [InlineData(404, ChannelOutcome.Failed)]
    [InlineData(408, ChannelOutcome.Retry)]
    [InlineData(410, ChannelOutcome.Failed)]
    [InlineData(425, ChannelOutcome.Retry)]
    [InlineData(429, ChannelOutcome.Retry)]
    [InlineData(500, ChannelOutcome.Retry)]
    [InlineData(503, ChannelOutcome.Retry)]
    public async Task A_status_says_whether_to_try_again(int status, ChannelOutcome expected)
    {
        _receiver.Answer = _ => new ReceiverAnswer(status, """{"ok":true,"channel":"C1","ts":"1.1"}""", RetryAfter: "7");
        foreach (var channel in Channels())
        {
            var result = await SendAsync(channel);
            Assert.Equal(expected, result.Outcome);
            Assert.Equal(expected == ChannelOutcome.Retry ? TimeSpan.FromSeconds(7) : null, result.RetryAfter);
            Assert.DoesNotContain("/secret", result.Detail);
        }
    }

    [Fact]
    public async Task A_port_where_nobody_listens_and_a_server_that_does_not_answer_are_tried_again()
    {
        var closed = new WebhookChannel($"http://127.0.0.1:{FreePorts.Take(1)[0]}/secret", ["s"]);
        Assert.Equal(ChannelOutcome.Retry, (await SendAsync(closed)).Outcome);
        _receiver.Answer = _ => new ReceiverAnswer(200, Delay: TimeSpan.FromSeconds(30));
        var result = await SendAsync(Webhook(), ("OpenQoE:Notifications:Timeout", "00:00:01"));
        Assert.Equal((ChannelOutcome.Retry, "no answer within 1 s"), (result.Outcome, result.Detail));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://localhost:9/")]
    [InlineData("http://[::1]:9/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("http://[::ffff:192.168.1.1]/")]
    [InlineData("http://0.0.0.0:9/")]
    public async Task Addresses_that_only_the_service_reaches_are_refused(string url)
    {
        var result = await SendAsync(new WebhookChannel(url, ["s"]), ("OpenQoE:Notifications:AllowPrivateNetworks", "false"));
        Assert.Equal(ChannelOutcome.Failed, result.Outcome);
        Assert.Contains("not a public one", result.Detail);
        Assert.Empty(_receiver.Posts);
    }

    [Fact]
    public async Task A_secret_can_be_a_setting_of_its_own_section_and_no_other()
    {
        var channel = new PagerDutyChannel("setting:PAGERDUTY") { Url = $"{_receiver.Address}pd" };
        await SendAsync(channel, ("OpenQoE:Secrets:PAGERDUTY", "the key"));
        Assert.Equal("the key", _receiver.Posts.Single().Json.GetProperty("routing_key").GetString());
        var missing = await SendAsync(new PagerDutyChannel("setting:OpenQoE:Operator:AdminKey") { Url = $"{_receiver.Address}pd" }, ("OpenQoE:Operator:AdminKey", "admin"));
        Assert.Equal(ChannelOutcome.Failed, missing.Outcome);
        Assert.Single(_receiver.Posts);
    }

    [Fact]
    public async Task Slack_changes_its_message_and_tells_what_happened_in_the_thread()
    {
        _receiver.Answer = _ => new ReceiverAnswer(200, """{"ok":true,"channel":"C9","ts":"12.34"}""");
        var channel = Channels().OfType<SlackChannel>().Single(slack => slack.Token is not null);
        var first = await SendAsync(channel);
        await SendAsync(channel, SomeNotification.Of(NotificationKind.Resolved), first.MemoryForNext);
        Assert.Equal(["/api/chat.postMessage", "/api/chat.update", "/api/chat.postMessage"], _receiver.Posts.Select(post => post.Path));
        Assert.All(_receiver.Posts, post => Assert.Equal("Bearer xoxb-secret", post.Headers["Authorization"]));
        Assert.Equal(("C9", "12.34"), (Text(_receiver.Posts[1].Json, "channel"), Text(_receiver.Posts[1].Json, "ts")));
        Assert.Equal(("C9", "12.34"), (Text(_receiver.Posts[2].Json, "channel"), Text(_receiver.Posts[2].Json, "thread_ts")));
    }

    [Theory]
    [InlineData("channel_not_found", ChannelOutcome.Failed)]
    [InlineData("invalid_auth", ChannelOutcome.Failed)]
    [InlineData("ratelimited", ChannelOutcome.Retry)]
    public async Task What_Slack_says_with_200_counts(string error, ChannelOutcome expected)
    {
        _receiver.Answer = _ => new ReceiverAnswer(200, $$"""{"ok":false,"error":"{{error}}"}""");
        Assert.Equal(expected, (await SendAsync(Channels().OfType<SlackChannel>().Single(slack => slack.Token is not null))).Outcome);
    }

    [Theory]
    [InlineData(NotificationKind.Firing, "trigger")]
    [InlineData(NotificationKind.Changed, "trigger")]
    [InlineData(NotificationKind.Escalated, "trigger")]
    [InlineData(NotificationKind.Acknowledged, "acknowledge")]
    [InlineData(NotificationKind.Resolved, "resolve")]
    public async Task PagerDuty_has_one_incident_for_ours(NotificationKind kind, string action)
    {
        await SendAsync(new PagerDutyChannel("k") { Url = $"{_receiver.Address}pd" }, SomeNotification.Of(kind));
        var sent = _receiver.Posts.Single().Json;
        Assert.Equal((action, "openqoe/acme/INC-2026-0001"), (Text(sent, "event_action"), Text(sent, "dedup_key")));
        Assert.Equal(action == "trigger", sent.TryGetProperty("payload", out _));
    }

    [Theory]
    [InlineData("<!channel> <script>alert(1)</script> <https://evil.example|click>")]
    [InlineData("[click](https://evil.example) **bold** `code`")]
    [InlineData("line\r\nBcc: everyone@example.com\u0000\u0007")]
    [InlineData("\u202egnp.exe \u2066hidden\u2069 \ud800")]
    [InlineData("{{ 7 | times: 6 }} {% raw %}")]
    public async Task Values_from_anywhere_stay_text(string hostile)
    {
        foreach (var channel in Channels())
        {
            await SendAsync(channel, SomeNotification.Of(summary: hostile, label: hostile));
        }

        Assert.Equal(Channels().Count, _receiver.Posts.Count);
        Assert.All(_receiver.Posts.Where(post => post.Path != "/hook/secret"), post => Assert.All(Texts(post.Json), text =>
        {
            Assert.DoesNotContain("<!channel>", text.Type == "mrkdwn" ? text.Value : "");
            Assert.DoesNotContain("<https://evil", text.Type == "mrkdwn" ? text.Value : "");
            Assert.DoesNotContain("](https://evil", text.Type == "TextBlock" ? text.Value : "");
            Assert.DoesNotContain("\u202e", text.Value);
            Assert.DoesNotContain("\u0007", text.Value);
            Assert.DoesNotContain(" 42 ", text.Value);
        }));
    }

    [Fact]
    public async Task Very_long_values_are_cut_to_what_each_channel_takes()
    {
        var message = SomeNotification.Of(summary: new string('ä', 20_000), label: new string('<', 5_000));
        _receiver.Answer = _ => new ReceiverAnswer(200, """{"ok":true,"channel":"C1","ts":"1.1"}""");
        foreach (var channel in Channels())
        {
            Assert.Equal(ChannelOutcome.Delivered, (await SendAsync(channel, message)).Outcome);
        }

        Assert.InRange(_receiver.To("/teams/secret").Single().Body.Length, 1, 28_000);
        Assert.InRange(_receiver.To("/pd").Single().Json.GetProperty("payload").GetProperty("summary").GetString()!.Length, 1, 1024);
    }

    [Fact]
    public async Task A_users_template_takes_the_place_of_ours_and_a_broken_one_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("openqoe-templates-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "slack.liquid"), "Mine: {{ where }}");
        await SendAsync(Channels()[1], ("OpenQoE:Notifications:TemplateFolder", folder.FullName));
        Assert.Contains("Mine: country DE (82 %)", _receiver.Posts.Single().Body);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "email.liquid"), "{% if where %}");
        var broken = await Assert.ThrowsAsync<SettingException>(() => SendAsync(Channels()[1], ("OpenQoE:Notifications:TemplateFolder", folder.FullName)));
        Assert.Contains("email.liquid", broken.Message);
        var missing = await Assert.ThrowsAsync<SettingException>(() => SendAsync(Channels()[1], ("OpenQoE:Notifications:TemplateFolder", "/nowhere")));
        Assert.Contains("OpenQoE:Notifications:TemplateFolder is /nowhere", missing.Message);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Mail_without_a_server_fails_and_says_which_setting_is_missing()
    {
        var result = await SendAsync(new EmailChannel(["a@example.com"]));
        Assert.Equal((ChannelOutcome.Failed, "no mail server is set: OpenQoE:Email:Host"), (result.Outcome, result.Detail));
    }

    private WebhookChannel Webhook() => new($"{_receiver.Address}hook/secret", ["s"]);

    private List<ChannelSettings> Channels() =>
    [
        Webhook(), new SlackChannel($"{_receiver.Address}slack/secret", null, null), new SlackChannel(null, "xoxb-secret", "C1") { ApiUrl = $"{_receiver.Address}api" },
        new TeamsChannel($"{_receiver.Address}teams/secret"), new PagerDutyChannel("k") { Url = $"{_receiver.Address}pd" },
    ];

    private static Task<ChannelResult> SendAsync(ChannelSettings channel, params (string Name, string Value)[] settings) => SendAsync(channel, SomeNotification.Of(), null, settings);

    private static async Task<ChannelResult> SendAsync(ChannelSettings channel, NotificationMessage message, string? memory = null, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("OpenQoE:Notifications:AllowPrivateNetworks", "true")])
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Name, s.Value))).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddLogging();
        services.AddStageOptions<AlertingOptions>("OpenQoE:Alerting");
        services.AddNotifications();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IChannelSender>().SendAsync(message, channel, new ChannelMemory(memory), default);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    // Every text with the type of the object it is in.
    private static IEnumerable<(string Type, string Value)> Texts(JsonElement json, string type = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => Texts(field.Value, json.TryGetProperty("type", out var own) ? own.GetString()! : type)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Texts(item, type)),
        JsonValueKind.String => [(type, json.GetString()!)],
        _ => [],
    };
}
