using System.Text.Json;
using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Alerting;

/// <summary>From players' events to the people who are paged, with the service, its storage, a mail server and HTTP receivers running.</summary>
public sealed class PagingTests(ITestOutputHelper output)
{
    private const string Secret = "the webhook's secret";

    [Fact]
    public async Task A_fault_pages_every_channel_an_acknowledgement_stops_escalation_and_the_end_resolves_everywhere()
    {
        await using var mail = await MailServer.StartAsync();
        await using var receiver = new HttpReceiver { Answer = AnswerOf };
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartWholeAsync([.. AlertingService.Settings, ("OpenQoE__Notifications__Timeout", "00:01:00"), .. MailSettings(mail)]);
        using var operate = new AlertingService(service.Address);
        await operate.SwitchOffDefaultsAsync();
        await operate.SendAsync(HttpMethod.Put, "/v1/slos/starts", new
        {
            name = "Starts", indicator = "start_success", objective = 0.99, window = "24h", alerting = new { page = true, ticket = false, minimumEvents = 100 }, runbookUrl = "https://wiki.example.com/starts",
        });
        await operate.SendAsync(HttpMethod.Put, "/v1/routing", Routing(receiver.Address, FreePorts.Take(1)[0]));

        var started = TimeProvider.System.GetUtcNow();
        var reported = await operate.SendAsync(HttpMethod.Post, "/v1/incidents", new { title = "Nobody looks after this one", severity = "critical", author = "ann" });
        await Patience.UntilAsync(async () =>
        {
            // A fault goes on: what is written late for one minute is evaluated in the next.
            await operate.PostStartsAsync(20, failing: 6);
            return Of(receiver, "/hook", "firing").Any(post => Slo(post) == "starts");
        }, () => service.Output);
        var id = Of(receiver, "/hook", "firing").First(post => Slo(post) == "starts").Json.GetProperty("incident").GetProperty("id").GetString()!;
        output.WriteLine($"paged after {TimeProvider.System.GetUtcNow() - started}");

        await operate.SendAsync(HttpMethod.Post, $"/v1/incidents/{id}/acknowledge", new { author = "bob" });
        await Patience.UntilAsync(() => receiver.To("/lead").Any(post => IncidentOf(post) == reported.GetProperty("id").GetString()));
        await Patience.UntilAsync(() => PagerDuty(receiver, id).Contains("acknowledge"));
        await Patience.UntilAsync(() => mail.Mails.Any(m => m.GetProperty("subject").GetString()!.Contains(id)));
        await Patience.UntilAsync(async () => (await stage.Prometheus.QueryAsync("openqoe_slo_burn_rate{org_id=\"acme\", slo=\"starts\"} > 14")).Count > 0);

        await Patience.UntilAsync(async () =>
        {
            await operate.PostStartsAsync(200, failing: 0);
            return Of(receiver, "/hook", "resolved").Any(post => IncidentOf(post) == id);
        }, () => service.Output);
        await Patience.UntilAsync(() => PagerDuty(receiver, id).Last() == "resolve" && mail.Mails.Any(m => IsAbout(m, $"RESOLVED {id}"))
            && receiver.To("/teams").Any(post => post.Body.Contains($"RESOLVED {id}")) && receiver.To("/slack").Any(post => post.Body.Contains($"RESOLVED {id}"))
            && receiver.To("/slackapi/chat.update").Any(post => post.Body.Contains($"RESOLVED {id}")));

        Assert.DoesNotContain(receiver.To("/lead"), post => IncidentOf(post) == id);
        Assert.All(receiver.To("/hook"), post => ChannelShapes.IsSignedWebhook(post, Secret));
        Assert.All(receiver.Posts.Where(post => post.Path.StartsWith("/slack", StringComparison.Ordinal)), post => ChannelShapes.IsSlackMessage(post.Json));
        Assert.All(receiver.To("/teams"), ChannelShapes.IsTeamsMessage);
        Assert.All(receiver.To("/pagerduty"), post => ChannelShapes.IsPagerDutyEvent(post.Json));
        IsTold(mail.Mails.First(m => IsAbout(m, id)), id);
        NobodyWaited(receiver, id);
        var incident = await operate.GetAsync($"/v1/incidents/{id}");
        Assert.Equal("resolved", incident.GetProperty("state").GetString());
        Assert.Equal(["detected", "notified", "acknowledged", "resolved"], incident.GetProperty("transitions").EnumerateArray().Select(step => step.GetProperty("state").GetString()));
    }

    // The dead channel's port is closed, the slow one takes fifty seconds for each answer.
    private static object Routing(Uri receiver, int closed) => new
    {
        receivers = new object[]
        {
            new
            {
                name = "oncall",
                channels = new object[]
                {
                    new { type = "webhook", url = $"http://127.0.0.1:{closed}/dead", secrets = new[] { Secret } },
                    new { type = "webhook", url = $"{receiver}slow", secrets = new[] { Secret } },
                    new { type = "webhook", url = $"{receiver}hook", secrets = new[] { "an older secret", Secret } },
                    new { type = "slack", url = $"{receiver}slack" },
                    new { type = "slack", token = "xoxb-token", channel = "C1", api_url = $"{receiver}slackapi/" },
                    new { type = "teams", url = $"{receiver}teams" },
                    new { type = "pagerduty", routing_key = "key", url = $"{receiver}pagerduty" },
                    new { type = "email", to = new[] { "oncall@example.com" } },
                },
            },
            new { name = "lead", channels = new object[] { new { type = "webhook", url = $"{receiver}lead", secrets = new[] { Secret } } } },
        },
        route = new { receiver = "oncall", group_interval = "10s" },
        escalations = new[] { new { severity = "critical", acknowledgement_timeout = "1h", levels = new[] { new { after = "1m", receiver = "lead" } } } },
    };

    private static ReceiverAnswer AnswerOf(ReceivedPost post) => post.Path switch
    {
        "/slow" => new ReceiverAnswer(200, "", TimeSpan.FromSeconds(50)),
        "/slackapi/chat.postMessage" or "/slackapi/chat.update" => new ReceiverAnswer(200, """{"ok":true,"channel":"C1","ts":"1503435956.000247"}"""),
        "/pagerduty" => new ReceiverAnswer(202, """{"status":"success"}"""),
        _ => new ReceiverAnswer(200, "ok"),
    };

    private static (string, string)[] MailSettings(MailServer mail) =>
    [
        ("OpenQoE__Email__Host", "localhost"), ("OpenQoE__Email__Port", $"{mail.Port}"), ("OpenQoE__Email__From", "alerts@example.com"), ("SSL_CERT_FILE", mail.CertificateFile),
    ];

    private static IEnumerable<ReceivedPost> Of(HttpReceiver receiver, string path, string status) =>
        receiver.To(path).Where(post => post.Json.GetProperty("status").GetString() == status);

    private static string? Slo(ReceivedPost post) => post.Json.GetProperty("groupLabels").TryGetProperty("slo", out var slo) ? slo.GetString() : null;

    private static string? IncidentOf(ReceivedPost post) => post.Json.GetProperty("incident").GetProperty("id").GetString();

    private static List<string?> PagerDuty(HttpReceiver receiver, string id) =>
        [.. receiver.To("/pagerduty").Where(post => post.Json.GetProperty("dedup_key").GetString()!.EndsWith(id)).Select(post => post.Json.GetProperty("event_action").GetString())];

    private static bool IsAbout(JsonElement mail, string text) => mail.GetProperty("subject").GetString()!.Contains(text);

    private static void IsTold(JsonElement mail, string id)
    {
        Assert.True(mail.GetProperty("secure").GetBoolean());
        Assert.Equal("oncall@example.com", mail.GetProperty("to").GetString());
        var (text, html) = (mail.GetProperty("text").GetString()!, mail.GetProperty("html").GetString()!);
        Assert.All(new[] { text, html }, body => Assert.All(new[] { " viewers in the last 5 minutes could not start", "CDN fastly", "https://wiki.example.com/starts", $"https://qoe.example.com/v1/incidents/{id}" }, part => Assert.Contains(part, body)));
    }

    // One that is dead and one that is slow held up no other: all had the page before it had answered.
    private static void NobodyWaited(HttpReceiver receiver, string id)
    {
        var first = new[] { "/hook", "/slack", "/slackapi/chat.postMessage", "/teams", "/pagerduty" }.Select(path => receiver.To(path).First(post => post.Body.Contains(id)).At).ToArray();
        Assert.InRange(first.Max() - first.Min(), TimeSpan.Zero, TimeSpan.FromSeconds(40));
    }
}
