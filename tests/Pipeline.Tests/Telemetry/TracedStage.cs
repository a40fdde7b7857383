using System.Net.Http.Json;
using OpenQoE.Tests.Support;
using OpenQoE.Tests.Support.Otlp;

namespace OpenQoE.Tests.Pipeline.Telemetry;

/// <summary>Services that record every trace and export at once, with a storage, a remote-write receiver and a collector.</summary>
internal sealed class TracedStage : IAsyncDisposable
{
    public const string AdminKey = "GEHEIM-admin";
    public const string PlayerKey = "GEHEIM-player";

    private readonly HttpClient _http = new();
    private readonly List<ServiceProcess> _services = [];

    private TracedStage(Azurite azurite, Collector collector) => (Azurite, Collector) = (azurite, collector);

    public Azurite Azurite { get; }

    public Collector Collector { get; }

    /// <summary>Takes remote writes, Loki's pushes and what channels are told.</summary>
    public HttpReceiver Receiver { get; } = new();

    public static async Task<TracedStage> SetAsync() => new(await Azurite.StartNewAsync(), await Collector.StartAsync());

    public async Task<ServiceProcess> StartAsync(params (string Name, string Value)[] more)
    {
        Dictionary<string, string> settings = new()
        {
            ["AzureWebJobsStorage"] = Azurite.ConnectionString,
            ["OpenQoE__ApiKey"] = PlayerKey,
            ["OpenQoE__Ingest__SendTimeout"] = "00:00:45",
            ["OpenQoE__Operator__AdminKey"] = AdminKey,
            ["OpenQoE__Notifications__AllowPrivateNetworks"] = "true",
            ["OpenQoE__RemoteWrite__Url"] = new Uri(Receiver.Address, "write/GEHEIM-path?token=GEHEIM-query").ToString(),
            ["OpenQoE__RemoteWrite__Username"] = "GEHEIM-user",
            ["OpenQoE__RemoteWrite__Password"] = "GEHEIM-password",
            ["OpenQoE__RemoteWrite__PublishInterval"] = "00:00:02",
            ["OpenQoE__Logs__Url"] = new Uri(Receiver.Address, "loki/GEHEIM-path").ToString(),
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Information",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.HttpAddress.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "authorization=GEHEIM-header",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        };
        foreach (var (name, value) in more) settings[name] = value;
        var service = await ServiceProcess.StartAsync(settings);
        _services.Add(service);
        return service;
    }

    /// <summary>Posts one event as a page's beacon does, the key in the query, and with a trace of the caller's own.</summary>
    public async Task PostEventAsync(ServiceProcess service, string traceparent)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var events = new[] { new { event_type = "pause", event_time = now, org_id = "acme", player_id = "web", view_id = "v", session_id = "s", viewer_id = new string('a', 64) } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, $"/v1/events?key={PlayerKey}")) { Content = JsonContent.Create(new { events }) };
        request.Headers.Add("traceparent", traceparent);
        using var answer = await _http.SendAsync(request);
        Assert.Equal(202, (int)answer.StatusCode);
    }

    public async Task OperateAsync(ServiceProcess service, HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, new Uri(service.Address, path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", AdminKey);
        using var answer = await _http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The spans from the first of a trace to one of them, when that has come.</summary>
    public async Task<IReadOnlyList<ExportedSpan>> PathToAsync(Func<ExportedSpan, bool> last)
    {
        await Eventually.HoldsAsync(() => Collector.Spans.Any(span => last(span) && Path(span)[0].Parent.Length == 0));
        return Path(Collector.Spans.First(span => last(span) && Path(span)[0].Parent.Length == 0));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services) await service.DisposeAsync();
        _http.Dispose();
        await Receiver.DisposeAsync();
        await Collector.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    private List<ExportedSpan> Path(ExportedSpan last)
    {
        List<ExportedSpan> path = [last];
        while (Collector.Spans.FirstOrDefault(span => span.Id == path[0].Parent) is { } parent) path.Insert(0, parent);
        return path;
    }
}
