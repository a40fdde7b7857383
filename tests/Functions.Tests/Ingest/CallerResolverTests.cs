using System.Net;
using System.Text;
using System.Text.Json;
using OpenQoE.Shared.Keys;
using OpenQoE.Shared.RateLimits;
using OpenQoE.Tests.Functions.Keys;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

public class CallerResolverTests
{
    private const string Page = "https://player.example";

    private static readonly string Event =
        $$"""{"event_type":"pause","event_time":{{Some.Time.ToUnixTimeMilliseconds()}},"player_id":"p","view_id":"v","session_id":"s","viewer_id":"u"}""";

    private readonly MemoryKeyStore _keys = new();
    private readonly CollectingSender _sender = new();

    [Theory]
    [InlineData(HttpStatusCode.Accepted)]
    [InlineData(HttpStatusCode.Accepted, "Host: localhost")]
    [InlineData(HttpStatusCode.Accepted, "X-API-Key: whatever")]
    [InlineData(HttpStatusCode.Unauthorized, "X-API-Key: oqi_revoked_secret")]
    [InlineData(HttpStatusCode.Unauthorized, "Host: openqoe.example")]
    [InlineData(HttpStatusCode.Unauthorized, "X-Forwarded-For: 127.0.0.1")]
    [InlineData(HttpStatusCode.Unauthorized, "Forwarded: for=127.0.0.1")]
    public async Task Without_any_key_events_are_taken_from_the_same_machine_only(HttpStatusCode expected, params string[] headers)
    {
        _keys.Put(SomeKey.Of("revoked") with { Revoked = Some.Time });
        _keys.Put(SomeKey.Of("expired") with { Expires = Some.Time });
        _keys.Put(SomeKey.Of("admin", KeyKind.Admin));
        await using var server = await StartAsync();
        Assert.Equal(expected, await PostAsync(server, key: null, headers: headers));
    }

    [Fact]
    public async Task The_first_ingest_key_closes_the_door_to_requests_without()
    {
        var text = _keys.Put(SomeKey.Of("acme"));
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(server, key: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(server, "oqi_acme_wrong"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, text, headers: "X-Forwarded-For: 203.0.113.9"));
    }

    [Fact]
    public async Task The_configured_key_stays_valid_beside_those_that_were_made()
    {
        var text = _keys.Put(SomeKey.Of("acme"));
        await using var server = await StartAsync(("OpenQoE:ApiKey", "geheim"), ("OpenQoE:Organisation", "own"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, "geheim"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, text));
        Assert.Equal(["own", "acme"], _sender.Events.Select(e => e.OrgId));
    }

    [Fact]
    public async Task Defect_6_the_organisation_is_the_keys_and_another_one_costs_the_event()
    {
        var text = _keys.Put(SomeKey.Of("acme"));
        await using var server = await StartAsync();

        using var response = await SendAsync(server, text, $"{Event},{Event.Replace("{", "{\"org_id\":\"evil\",")},{Event.Replace("{", "{\"org_id\":\"acme\",")}");

        var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(["acme", "acme"], _sender.Events.Select(e => e.OrgId));
        Assert.Equal("organisation_mismatch", Assert.Single(report.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(Page, HttpStatusCode.Accepted, Page)]
    [InlineData("https://tv.example", HttpStatusCode.Accepted, "https://tv.example")]
    [InlineData("https://other.example", HttpStatusCode.Forbidden, null)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden, null)]
    [InlineData(null, HttpStatusCode.Accepted, null)]
    public async Task A_key_takes_events_from_its_own_origins(string? origin, HttpStatusCode expected, string? granted)
    {
        var text = _keys.Put(SomeKey.Of("acme") with { Origins = AllowedOrigins.Parse($"{Page},https://tv.example") });
        _keys.Put(SomeKey.Of("other") with { Origins = AllowedOrigins.Parse("https://other.example") });
        await using var server = await StartAsync(("OpenQoE:Ingest:AllowedOrigins", "https://configured.example"));

        using var response = await SendAsync(server, text, Event, origin);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(granted, Granted(response));
    }

    [Theory]
    [InlineData("https://configured.example", true)]
    [InlineData(Page, true)]
    [InlineData("https://revoked.example", false)]
    [InlineData("https://evil.example", false)]
    public async Task A_preflight_is_allowed_when_the_configuration_or_any_active_key_allows_the_origin(string origin, bool isAllowed)
    {
        _keys.Put(SomeKey.Of("acme") with { Origins = AllowedOrigins.Parse(Page) });
        _keys.Put(SomeKey.Of("gone") with { Origins = AllowedOrigins.Parse("https://revoked.example"), Revoked = Some.Time });
        await using var server = await StartAsync(("OpenQoE:Ingest:AllowedOrigins", "https://configured.example"));

        using var preflight = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/v1/events") { Headers = { { "Origin", origin } } });

        Assert.Equal(isAllowed ? origin : null, Granted(preflight));
        Assert.Equal(isAllowed, preflight.Headers.Contains("Access-Control-Allow-Methods"));
    }

    [Fact]
    public async Task Errors_carry_the_cors_headers_of_an_allowed_origin()
    {
        var text = _keys.Put(SomeKey.Of("acme") with { Origins = AllowedOrigins.Parse(Page) });
        await using var server = await StartAsync(("OpenQoE:Ingest:AllowedOrigins", "https://configured.example"));

        using var unknown = await SendAsync(server, "oqi_acme_wrong", Event, Page);
        using var invalid = await SendAsync(server, text, "7", Page);

        Assert.Equal((HttpStatusCode.Unauthorized, Page), (unknown.StatusCode, Granted(unknown)));
        Assert.Equal((HttpStatusCode.BadRequest, Page), (invalid.StatusCode, Granted(invalid)));
    }

    [Fact]
    public async Task Until_the_keys_were_read_once_requests_are_asked_to_come_again()
    {
        var text = _keys.Put(SomeKey.Of("acme"));
        _keys.IsUnreachable = true;
        await using var server = await StartAsync(("OpenQoE:Ingest:RetryAfter", "00:00:07"));

        using (var refused = await SendAsync(server, text, Event, Page))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter!.Delta);
            Assert.Equal("*", Granted(refused));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(server, key: null));
        _keys.IsUnreachable = false;
        await Eventually.HoldsAsync(async () => await PostAsync(server, text) == HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task The_configured_key_needs_no_table()
    {
        _keys.IsUnreachable = true;
        await using var server = await StartAsync(("OpenQoE:ApiKey", "geheim"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, "geheim"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(server, "wrong"));
    }

    [Fact]
    public async Task Over_its_limit_a_key_is_told_when_to_come_again_and_each_event_is_counted_as_limited()
    {
        var text = _keys.Put(SomeKey.Of("acme") with { Limit = new RateLimit(1, 30) });
        var other = _keys.Put(SomeKey.Of("other"));
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, text, Many(28)));

        using var refused = await SendAsync(server, text, $"{Many(28)},{{}},7", Page);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, RateGate.LongestWait);
        Assert.Equal("*", Granted(refused));
        var body = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(["success", "message"], body.EnumerateObject().Select(property => property.Name).OrderDescending());
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, other));
        Assert.Equal(30, server.Metrics["openqoe_ingest_events_total{outcome=limited,reason=}"]);
        Assert.Equal(29, server.Metrics["openqoe_ingest_events_total{outcome=accepted,reason=}"]);
        Assert.Equal(59, server.Metrics.SumOf("openqoe_ingest_events_total"));
        Assert.Equal(1, server.Metrics["openqoe_ingest_requests_total{status=429}"]);
    }

    [Fact]
    public async Task Far_over_its_limit_a_key_is_refused_before_its_body_is_read()
    {
        var text = _keys.Put(SomeKey.Of("acme") with { Limit = new RateLimit(0.01, 1) });
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, text, Many(50)));

        using var refused = await SendAsync(server, text, "no JSON, which nobody notices");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(50, server.Metrics.SumOf("openqoe_ingest_events_total"));
        Assert.Equal(2, server.Metrics.SumOf("openqoe_ingest_requests_total"));
    }

    private static string Many(int events) => string.Join(',', Enumerable.Repeat(Event, events));

    private Task<IngestServer> StartAsync(params (string Key, string Value)[] settings) =>
        IngestServer.StartAsync(_sender, settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value), _keys);

    private static async Task<HttpStatusCode> PostAsync(IngestServer server, string? key, string? events = null, params string[] headers)
    {
        using var request = Request(key, events ?? Event, origin: null);
        foreach (var header in headers) request.Headers.TryAddWithoutValidation(header.Split(':')[0], header[(header.IndexOf(':') + 2)..]);
        using var response = await server.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(IngestServer server, string? key, string events, string? origin = null)
    {
        using var request = Request(key, events, origin);
        return await server.Client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string? key, string events, string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events")
        {
            Content = new StringContent($"{{\"events\":[{events}]}}", Encoding.UTF8, "application/json"),
        };
        if (key is not null) request.Headers.Add("Authorization", $"Bearer {key}");
        if (origin is not null) request.Headers.Add("Origin", origin);
        return request;
    }

    private static string? Granted(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
}
