using System.Net;
using System.Text;
using OpenQoE.Tests.Pipeline.Logs;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Migration;

/// <summary>The service is started with the environment variables of the Cloudflare Worker, and nothing else but its storage.</summary>
public sealed class OriginalSettingsTests : IAsyncLifetime
{
    private const string Key = "the-original's-key";

    // As the Worker's own documentation has it.
    private const string Limits = """
        {"limits": {"org_id": {"max_cardinality": 1000, "action": "allow"}, "video_id": {"max_cardinality": 100000, "action": "bucket", "bucket_size": 10000},
                    "session_id": {"max_cardinality": 999999999, "action": "hash"}, "video_source_url": {"max_cardinality": 0, "action": "drop"}}}
        """;

    private readonly HttpReceiver _metrics = new();
    private readonly HttpReceiver _logs = new();
    private Azurite _azurite = null!;

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartNewAsync();

    public async ValueTask DisposeAsync()
    {
        await _metrics.DisposeAsync();
        await _logs.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    [Fact]
    public Task Own_servers_get_what_they_got() => ArrivesAsync(
        [
            ("MIMIR_URL", $"{_metrics.Address}api/v1/push"), ("MIMIR_USERNAME", "mimir"), ("MIMIR_PASSWORD", "m:word"),
            ("LOKI_URL", $"{_logs.Address}loki/api/v1/push"), ("LOKI_USERNAME", "loki"), ("LOKI_PASSWORD", "l:word"),
        ],
        new Expected("/api/v1/push", "mimir:m:word", null), new Expected("/loki/api/v1/push", "loki:l:word", null), ("Authorization", $"Bearer {Key}"));

    [Fact]
    public Task Own_servers_by_their_older_names_get_what_they_got() => ArrivesAsync(
        [
            ("PROMETHEUS_URL", $"{_metrics.Address}api/v1/write"), ("PROMETHEUS_USERNAME", "prometheus"), ("PROMETHEUS_PASSWORD", "word"),
            ("LOKI_URL", $"{_logs.Address}behind/a/proxy"),
        ],
        new Expected("/api/v1/write", "prometheus:word", null), new Expected("/behind/a/proxy", null, null), ("X-API-Key", Key));

    [Fact]
    public Task Grafana_Cloud_gets_what_it_got_with_its_tenant() => ArrivesAsync(
        [
            ("GRAFANA_CLOUD_INSTANCE_ID", "123456"), ("GRAFANA_CLOUD_API_KEY", "glc_token"), ("GRAFANA_CLOUD_REGION", "us-central1"),
            ("GRAFANA_CLOUD_METRICS_URL", $"{_metrics.Address}api/prom/push"), ("GRAFANA_CLOUD_LOGS_URL", $"{_logs.Address}loki/api/v1/push"),
            ("MIMIR_URL", "http://127.0.0.1:1/not/this/one"), ("LOKI_URL", "http://127.0.0.1:1/nor/this"), ("CARDINALITY_LIMITS", Limits),
        ],
        new Expected("/api/prom/push", "123456:glc_token", "123456"), new Expected("/loki/api/v1/push", "123456:glc_token", "123456"), ("Authorization", Key));

    private async Task ArrivesAsync((string Name, string Value)[] settings, Expected metrics, Expected logs, (string Header, string Value) key)
    {
        var variables = settings.Append(("API_KEY", Key)).Append(("AzureWebJobsStorage", _azurite.ConnectionString)).Append(("OpenQoE__Ingest__SendTimeout", "00:00:45"));
        await using var service = await ServiceProcess.StartAsync(variables.ToDictionary(s => s.Item1, s => s.Item2));

        var events = OriginalClient.Events("a view");
        var types = events.Select(e => e!["event_type"]!.GetValue<string>()).Where(type => type != "heartbeat").Order().ToList();
        using (var stranger = await OriginalClient.PostAsync(service.Address, OriginalClient.Events("none"), ("X-API-Key", "another")))
            Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        using (var answer = await OriginalClient.PostAsync(service.Address, events, key))
            Assert.Equal((HttpStatusCode.Accepted, "*"), (answer.StatusCode, answer.Headers.GetValues("Access-Control-Allow-Origin").Single()));

        await Eventually.HoldsAsync(() => _logs.Posts.SelectMany(LokiStand.Of).Count() >= types.Count);
        await Eventually.HoldsAsync(() => _metrics.Posts.Count > 0);
        Assert.Equal(types.Select(type => type == "qualitychange" ? "quality_change" : type).Order(), _logs.Posts.SelectMany(LokiStand.Of).Select(line => line.Labels.GetProperty("event_type").GetString()).Order());
        Assert.All(_metrics.Posts, post => Assert.Equal(metrics, Expected.Of(post)));
        Assert.All(_logs.Posts, post => Assert.Equal(logs, Expected.Of(post)));
        Assert.Equal(("snappy", "application/x-protobuf"), (_metrics.Posts[0].Headers["Content-Encoding"], _metrics.Posts[0].Headers["Content-Type"]));
    }

    private sealed record Expected(string Path, string? Login, string? Tenant)
    {
        public static Expected Of(ReceivedPost post) =>
            new(post.Path, post.Headers.GetValueOrDefault("Authorization") is { } basic ? Decoded(basic) : null, post.Headers.GetValueOrDefault("X-Scope-OrgID"));

        private static string Decoded(string authorization)
        {
            Assert.StartsWith("Basic ", authorization, StringComparison.Ordinal);
            return Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..]));
        }
    }
}
