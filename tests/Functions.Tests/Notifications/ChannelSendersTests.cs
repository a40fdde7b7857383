using System.Text.Json;
using OpenQoE.Functions.Notifications;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Tests.Support;
using static OpenQoE.Tests.Functions.Notifications.Sending;

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
    [InlineData("http://168.63.129.16/machine")]
    [InlineData("http://[2002:7f00:1::]:9/")]
    [InlineData("http://[::127.0.0.1]:9/")]
    [InlineData("http://2130706433:9/")]
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
        await SendAsync(Pager("setting:PAGERDUTY"), [("OpenQoE:Secrets:PAGERDUTY", "the key"), .. Released("PAGERDUTY")]);
        Assert.Equal("the key", _receiver.Posts.Single().Json.GetProperty("routing_key").GetString());
        var missing = await SendAsync(Pager("setting:OpenQoE:Operator:AdminKey"), ("OpenQoE:Operator:AdminKey", "admin"));
        Assert.Equal(ChannelOutcome.Failed, missing.Outcome);
        Assert.Single(_receiver.Posts);
    }

    [Theory]
    [InlineData("globex", "http://127.0.0.1", "missing, or not released for this organisation")]
    [InlineData("", "http://127.0.0.1", "missing, or not released for this organisation")]
    [InlineData("acme", "", "not released for http://127.0.0.1")]
    [InlineData("*", "https://127.0.0.1", "not released for http://127.0.0.1")]
    public async Task A_setting_leaves_neither_for_another_organisation_nor_to_another_host(string organisations, string host, string reason)
    {
        foreach (var channel in new ChannelSettings[] { Pager("setting:KEY"), Bot("setting:KEY"), Webhook() with { Secrets = ["s", "setting:KEY"] } })
        {
            var result = await SendAsync(
                channel, ("OpenQoE:Secrets:KEY", "5ecre7"), ("OpenQoE:Notifications:Secrets:KEY:Organisations", organisations),
                ("OpenQoE:Notifications:Secrets:KEY:Hosts", host.Length > 0 ? $"{host}:{_receiver.Address.Port}" : ""));
            Assert.Equal(ChannelOutcome.Failed, result.Outcome);
            Assert.Contains($"names setting KEY, which is {reason}", result.Detail);
            Assert.DoesNotContain("5ecre7", result.Detail);
        }

        Assert.Empty(_receiver.Posts);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_host_that_may_have_a_secret_cannot_pass_it_on_by_a_redirect(int status)
    {
        await using var other = new HttpReceiver();
        _receiver.Answer = _ => new ReceiverAnswer(status, Location: $"{other.Address}taken");
        (string, string)[] settings = [("OpenQoE:Secrets:KEY", "5ecre7"), .. Released("KEY")];
        foreach (var channel in new ChannelSettings[] { Pager("setting:KEY"), Bot("setting:KEY"), Webhook() with { Secrets = ["setting:KEY"] } })
        {
            Assert.Equal(ChannelOutcome.Failed, (await SendAsync(channel, settings)).Outcome);
        }

        Assert.Equal(3, _receiver.Posts.Count);
        Assert.Empty(other.Posts);
    }

    [Fact]
    public async Task A_webhook_whose_address_is_the_secret_needs_no_host()
    {
        (string, string)[] settings =
        [
            ("OpenQoE:Secrets:HOOK", $"{_receiver.Address}hook/secret"), ("OpenQoE:Notifications:Secrets:HOOK:Organisations", "globex, acme"),
        ];
        foreach (var channel in new ChannelSettings[] { new SlackChannel("setting:HOOK", null, null), new TeamsChannel("setting:HOOK"), new WebhookChannel("setting:HOOK", ["s"]) })
        {
            Assert.Equal(ChannelOutcome.Delivered, (await SendAsync(channel, settings)).Outcome);
        }

        Assert.Equal(3, _receiver.To("/hook/secret").Count());
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
            Assert.DoesNotMatch(@"[^\\]\]\(https://evil", text.Type == "TextBlock" ? text.Value : "");
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
    public async Task Mail_without_a_server_fails_and_says_which_setting_is_missing()
    {
        var result = await SendAsync(new EmailChannel(["a@example.com"]));
        Assert.Equal((ChannelOutcome.Failed, "no mail server is set: OpenQoE:Email:Host"), (result.Outcome, result.Detail));
    }

    [Fact]
    public async Task A_receiver_may_have_a_name_of_any_script_and_organisations_have_deliveries_of_their_own()
    {
        var message = SomeNotification.Of() with { Receiver = "Bereitschaft München" };
        Assert.Equal(ChannelOutcome.Delivered, (await SendAsync(Webhook(), message)).Outcome);
        Assert.Equal(ChannelOutcome.Delivered, (await SendAsync(Webhook(), message with { Organisation = "globex" })).Outcome);
        Assert.Equal(
            ["acme/INC-2026-0001/Bereitschaft%20M%C3%BCnchen/0/1", "globex/INC-2026-0001/Bereitschaft%20M%C3%BCnchen/0/1"],
            _receiver.Posts.Select(post => post.Headers["X-OpenQoE-Delivery"]));
        Assert.All(_receiver.Posts, post => Assert.Equal(post.Headers["X-OpenQoE-Delivery"], post.Headers["Idempotency-Key"]));
    }

    [Fact]
    public async Task What_a_server_repeats_of_a_secret_is_not_passed_on()
    {
        _receiver.Answer = post => new ReceiverAnswer(404, $"The URL {post.Path} was not found: {post.Body}");
        var webhook = new WebhookChannel($"{_receiver.Address}hook/5ecre7-path?code=5ecre7-code", ["s"]);
        foreach (var channel in new ChannelSettings[] { webhook, Pager("5ecre7-key") })
        {
            var result = await SendAsync(channel);
            Assert.Equal(ChannelOutcome.Failed, result.Outcome);
            Assert.Contains("The URL", result.Detail);
            Assert.DoesNotContain("5ecre7", result.Detail);
        }
    }

    [Fact]
    public async Task A_secret_that_no_header_takes_fails_at_once()
    {
        var result = await SendAsync(Bot("setting:TOKEN"), [("OpenQoE:Secrets:TOKEN", "xoxb-1\n"), .. Released("TOKEN")]);
        Assert.Equal(ChannelOutcome.Failed, result.Outcome);
        Assert.Contains("no header takes", result.Detail);
        Assert.DoesNotContain("xoxb", result.Detail);
    }

    [Fact]
    public async Task A_server_that_takes_a_request_and_never_ends_its_answer_has_taken_it()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n");
            await connection.UntilClosedAsync();
        });
        Assert.Equal(ChannelOutcome.Delivered, (await SendAsync(new WebhookChannel($"http://127.0.0.1:{server.Port}/", ["s"]))).Outcome);
    }

    [Fact]
    public async Task A_connection_that_is_refused_says_so_and_not_where_to()
    {
        var result = await SendAsync(new WebhookChannel($"http://127.0.0.1:{FreePorts.Take(1)[0]}/secret", ["s"]));
        Assert.Equal("cannot be reached (connection refused)", result.Detail);
    }

    private WebhookChannel Webhook() => new($"{_receiver.Address}hook/secret", ["s"]);

    private List<ChannelSettings> Channels() =>
    [
        Webhook(), new SlackChannel($"{_receiver.Address}slack/secret", null, null),
        Bot("xoxb-secret"),
        new TeamsChannel($"{_receiver.Address}teams/secret"), Pager("k"),
    ];

    private SlackChannel Bot(string token) => new(null, token, "C1") { ApiUrl = $"{_receiver.Address}api" };

    // To the receiver, for the organisation whose notifications these are.
    private (string, string)[] Released(string name) =>
    [
        ($"OpenQoE:Notifications:Secrets:{name}:Organisations", "acme"), ($"OpenQoE:Notifications:Secrets:{name}:Hosts", _receiver.Address.AbsoluteUri),
    ];

    private PagerDutyChannel Pager(string key) => new(key) { Url = $"{_receiver.Address}pd" };

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
