using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpenQoE.Functions.Ingest;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

public class EventsFunctionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Event =
        $$"""{"event_type":"pause","event_time":{{Some.Time.ToUnixTimeMilliseconds()}},"player_id":"p","view_id":"v","session_id":"s","viewer_id":"u"}""";

    [Fact]
    public async Task Defect_7_a_request_is_answered_202_only_after_the_queue_has_taken_its_events()
    {
        var queue = new TaskCompletionSource<SendResult>();
        var sender = new CollectingSender(_ => queue.Task);
        await using var server = await IngestServer.StartAsync(sender);

        var response = server.Client.SendAsync(Post(Event));
        await Until(() => !sender.Sent.IsEmpty);
        Assert.False(response.IsCompleted);
        queue.SetResult(SendResult.Stored);

        Assert.Equal(HttpStatusCode.Accepted, (await response.WaitAsync(Patience)).StatusCode);
        Assert.Equal(1, server.Metrics["openqoe_ingest_events_total{outcome=accepted,reason=}"]);
    }

    [Theory]
    [InlineData(SendResult.NotStored)]
    [InlineData(SendResult.Unknown)]
    public async Task Defect_7_events_the_queue_did_not_take_are_answered_503_with_retry_after(SendResult result)
    {
        await using var server = await IngestServer.StartAsync(
            new CollectingSender(_ => Task.FromResult(result)), new() { ["OpenQoE:Ingest:RetryAfter"] = "00:00:07" });

        using var response = await server.Client.SendAsync(Post(Event));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        Assert.Equal("Retry-After", response.Headers.GetValues("Access-Control-Expose-Headers").Single());
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.False(body.GetProperty("success").GetBoolean());
        Assert.Equal(1, server.Metrics["openqoe_ingest_events_total{outcome=deferred,reason=}"]);
        Assert.Equal(1, server.Metrics["openqoe_ingest_requests_total{status=503}"]);
    }

    [Fact]
    public async Task Defect_5_a_preflight_allows_every_header_the_sdk_sends_and_may_be_kept_for_a_day()
    {
        await using var server = await IngestServer.StartAsync(new CollectingSender(), new() { ["OpenQoE:ApiKey"] = "k" });
        var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/events")
        {
            Headers = { { "Origin", "https://player.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "x-sdk-version" } },
        };

        using var response = await server.Client.SendAsync(preflight);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("POST, OPTIONS", Header(response, "Access-Control-Allow-Methods"));
        Assert.Equal("Content-Type, Content-Encoding, Authorization, X-API-Key, X-SDK-Version", Header(response, "Access-Control-Allow-Headers"));
        Assert.Equal("86400", Header(response, "Access-Control-Max-Age"));
        Assert.Contains("Origin", response.Headers.Vary);
    }

    [Theory]
    [InlineData("https://player.example", "https://player.example")]
    [InlineData("https://other.example", null)]
    [InlineData(null, null)]
    public async Task Defect_5_every_answer_carries_the_cors_headers_of_an_allowed_origin(string? origin, string? allowed)
    {
        await using var server = await IngestServer.StartAsync(
            new CollectingSender(_ => Task.FromResult(SendResult.NotStored)),
            new() { ["OpenQoE:Ingest:AllowedOrigins"] = "https://player.example, https://tv.example", ["OpenQoE:ApiKey"] = "k" });
        foreach (var (key, body) in new[] { ("wrong", Event), ("k", "no JSON"), ("k", Event) })
        {
            var request = Post(body);
            request.Headers.Add("X-API-Key", key);
            if (origin is not null) request.Headers.Add("Origin", origin);
            using var response = await server.Client.SendAsync(request);
            Assert.False(response.IsSuccessStatusCode);
            Assert.Equal(origin is not null && allowed is null, response.StatusCode == HttpStatusCode.Forbidden);
            Assert.Equal(allowed, Header(response, "Access-Control-Allow-Origin"));
            Assert.Contains("Origin", response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("HEAD")]
    public async Task Defect_5_another_method_is_told_the_right_ones_in_an_answer_a_page_can_read(string method)
    {
        await using var server = await IngestServer.StartAsync(new CollectingSender(), new() { ["OpenQoE:ApiKey"] = "k" });

        using var response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/v1/events") { Headers = { { "Origin", "https://player.example" } } });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["OPTIONS", "POST"], response.Content.Headers.Allow.Order());
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Defect_6_a_request_needs_the_key_wherever_it_carries_it()
    {
        await using var server = await IngestServer.StartAsync(new CollectingSender(), new() { ["OpenQoE:ApiKey"] = "geheim", ["OpenQoE:Organisation"] = "acme" });
        var bearer = Post(Event);
        bearer.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "geheim");
        var header = Post(Event);
        header.Headers.Add("X-API-Key", "geheim");
        var wrong = Post(Event);
        wrong.Headers.Add("X-API-Key", "geheim ");
        var bare = Post(Event);
        bare.Headers.TryAddWithoutValidation("Authorization", "geheim");
        var basic = Post(Event);
        basic.Headers.Authorization = new AuthenticationHeaderValue("Basic", "geheim");

        Assert.Equal(HttpStatusCode.Accepted, (await server.Client.SendAsync(bearer)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await server.Client.SendAsync(header)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await server.Client.SendAsync(bare)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await server.Client.SendAsync(Post(Event, "?key=geheim"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.SendAsync(Post(Event, "?key=geheimer"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.SendAsync(Post(Event))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client.SendAsync(basic)).StatusCode);
    }

    [Fact]
    public async Task Defect_6_the_organisation_is_the_configured_one_and_not_what_an_event_claims()
    {
        var sender = new CollectingSender();
        await using var server = await IngestServer.StartAsync(sender, new() { ["OpenQoE:Organisation"] = "acme" });

        using var response = await server.Client.SendAsync(Post(Event + "," + Event.Replace("{", "{\"org_id\":\"evil\",")));

        Assert.Equal("acme", Assert.Single(sender.Events).OrgId);
        Assert.Contains("organisation_mismatch", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Defect_10_what_the_event_leaves_out_comes_from_the_requests_headers()
    {
        var sender = new CollectingSender();
        await using var server = await IngestServer.StartAsync(
            sender, new() { ["OpenQoE:Ingest:CountryHeader"] = "X-Country", ["OpenQoE:Ingest:AsnHeader"] = "X-Asn" });
        var request = Post(Event);
        request.Headers.Add("X-Country", "DE");
        request.Headers.Add("X-Asn", "3320");
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0");

        using var response = await server.Client.SendAsync(request);

        var e = Assert.Single(sender.Events);
        Assert.Equal(("DE", 3320, "desktop", "Linux", "Firefox"), (e.NetworkCountry, e.NetworkAsn, e.DeviceCategory, e.OsFamily, e.BrowserFamily));
        Assert.Equal("DE", BaseLabels.ValueOf(e, "network_country"));
    }

    [Fact]
    public async Task Outcomes_add_up_to_the_events_received()
    {
        var send = 0;
        await using var server = await IngestServer.StartAsync(
            new CollectingSender(_ => Task.FromResult(send++ % 2 == 0 ? SendResult.Stored : SendResult.NotStored)));
        string[] requests = [Event, $"{Event},{{}},{Event},7", $"{Event},{{}}", "{}", "[],[]"];
        foreach (var request in requests) (await server.Client.SendAsync(Post(request))).Dispose();

        Assert.Equal(10, server.Metrics.SumOf("openqoe_ingest_events_total"));
        Assert.Equal(2, server.Metrics["openqoe_ingest_events_total{outcome=accepted,reason=}"]);
        Assert.Equal(2, server.Metrics["openqoe_ingest_events_total{outcome=deferred,reason=}"]);
        Assert.Equal(3, server.Metrics["openqoe_ingest_events_total{outcome=rejected,reason=required}"]);
        Assert.Equal(3, server.Metrics["openqoe_ingest_events_total{outcome=rejected,reason=not_an_object}"]);
        Assert.Equal(requests.Length, server.Metrics.SumOf("openqoe_ingest_requests_total"));
        Assert.True(server.Metrics.SumOf("openqoe_ingest_request_duration_seconds") > 0);
    }

    [Fact]
    public async Task A_report_names_the_first_hundred_problems_and_counts_them_all()
    {
        await using var server = await IngestServer.StartAsync(new CollectingSender());
        using var response = await server.Client.SendAsync(Post(string.Join(',', Enumerable.Repeat("7", 150).Append(Event))));

        var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((151, 1, 150, 100), (report.GetProperty("events_received").GetInt32(), report.GetProperty("events_accepted").GetInt32(),
            report.GetProperty("events_rejected").GetInt32(), report.GetProperty("errors").GetArrayLength()));
    }

    [Fact]
    public void Every_default_is_valid()
    {
        var options = new IngestOptions();
        System.ComponentModel.DataAnnotations.Validator.ValidateObject(options, new(options), validateAllProperties: true);
    }

    private static HttpRequestMessage Post(string events, string query = "") =>
        new(HttpMethod.Post, "/v1/events" + query) { Content = new StringContent($"{{\"events\":[{events}]}}", Encoding.UTF8, "application/json") };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(5, patience.Token);
    }
}
