using OpenQoE.Tests.Support;
using OpenQoE.Tests.Support.Otlp;

namespace OpenQoE.Tests.Pipeline.Telemetry;

/// <summary>What a collector gets of real processes over a real Azurite.</summary>
public sealed class TraceTests
{
    private const string CallersTrace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string CallersSpan = "00f067aa0ba902b7";
    private const string Caller = $"00-{CallersTrace}-{CallersSpan}-01";

    private static readonly string[] WayOfEvents =
        ["POST /v1/events Server", "send qoe-events Producer", "process qoe-events Consumer", "publish Internal", "POST remote_write Client"];

    [Fact]
    public async Task One_trace_goes_from_a_request_of_events_to_the_remote_write_and_metrics_and_logs_come_with_it()
    {
        await using var stage = await TracedStage.SetAsync();
        var writes = 0;
        stage.Receiver.Answer = post => new ReceiverAnswer(post.Path.StartsWith("/write", StringComparison.Ordinal) && Interlocked.Increment(ref writes) == 1 ? 503 : 204);
        var service = await stage.StartAsync();

        await stage.PostEventAsync(service, Caller);
        var path = await stage.PathToAsync(span => span.Name == "POST remote_write" && span.Attributes["http.response.status_code"] == "204");

        Assert.Equal(WayOfEvents, path.Select(Text));
        Assert.Single(path.Select(span => span.Trace).Distinct());
        Assert.Equal(path[0].Id, Assert.Single(stage.Collector.Spans, span => span.Kind == SpanKind.Server && span.Name == "POST /v1/events").Id);
        Assert.Equal("202", path[0].Attributes["http.response.status_code"]);

        // A caller says nothing about our traces: its own is linked.
        Assert.NotEqual(Convert.ToBase64String(Convert.FromHexString(CallersTrace)), path[0].Trace);
        Assert.Equal([Convert.ToBase64String(Convert.FromHexString(CallersSpan))], path[0].Links);

        // A receiver that records traces goes on with this one.
        Assert.Contains(stage.Receiver.Posts, post => post.Headers.GetValueOrDefault("traceparent") is { } told && Convert.ToBase64String(Convert.FromHexString(told.Split('-')[2])) == path[^1].Id);

        var trace = stage.Collector.Spans.Where(span => span.Trace == path[0].Trace).ToList();
        Assert.Equal(path[2].Id, trace.First(span => span.Name == "commit").Parent);
        Assert.Contains(trace, span => span is { Name: "POST remote_write", IsFailed: true } && span.Attributes["http.response.status_code"] == "503");
        await stage.PathToAsync(span => span.Name == "POST loki" && span.Trace == path[0].Trace);
        Assert.All(trace, span => Assert.Equal("openqoe", span.Resource["service.name"]));

        await Eventually.HoldsAsync(() => stage.Collector.Logs.Any(log => log.TraceId.ToBase64() == path[0].Trace && log.Body.Text.Contains("does not answer as it should")));
        await Eventually.HoldsAsync(() => stage.Collector.Metrics.GetValueOrDefault("openqoe_ingest_requests_total") == "OpenQoE");
        await Eventually.HoldsAsync(() => stage.Collector.Metrics.GetValueOrDefault("http.server.request.duration") == "Microsoft.AspNetCore.Hosting");
        await Eventually.HoldsAsync(() => stage.Collector.Metrics.GetValueOrDefault("http.client.request.duration") == "System.Net.Http");
        await Eventually.HoldsAsync(() => stage.Collector.Metrics.GetValueOrDefault("dotnet.gc.collections") == "System.Runtime");
        Assert.DoesNotContain("openqoe_pause_events_total", stage.Collector.Metrics.Keys);

        await service.EndAsync(Signal.Terminate);
        Assert.Contains(stage.Collector.Logs, log => log.Body.Text.Contains("Application is shutting down"));
        Assert.DoesNotContain("GEHEIM", stage.Collector.Bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Azurite.AccountKey, stage.Collector.Bytes);
    }

    [Fact]
    public async Task One_trace_joins_processes_that_only_ingest_and_only_aggregate()
    {
        await using var stage = await TracedStage.SetAsync();
        (string, string)[] grpc = [("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"), ("OTEL_EXPORTER_OTLP_ENDPOINT", stage.Collector.GrpcAddress.ToString())];
        var ingest = await stage.StartAsync([.. grpc, ("AzureWebJobs.Aggregate.Disabled", "true"), ("OTEL_SERVICE_NAME", "ingest")]);
        await stage.StartAsync([.. grpc, ("AzureWebJobs.Events.Disabled", "true"), ("OTEL_SERVICE_NAME", "aggregate")]);

        await stage.PostEventAsync(ingest, Caller);
        var path = await stage.PathToAsync(span => span.Name == "POST remote_write");

        Assert.Equal(WayOfEvents, path.Select(Text));
        Assert.Single(path.Select(span => span.Trace).Distinct());
        Assert.Equal(["ingest", "ingest", "aggregate", "aggregate", "aggregate"], path.Select(span => span.Resource["service.name"]));
        Assert.Equal(2, path.Select(span => span.Resource["service.instance.id"]).Distinct().Count());
    }

    [Fact]
    public async Task One_trace_goes_from_an_alert_to_the_channel_and_tells_nothing_of_its_address()
    {
        await using var stage = await TracedStage.SetAsync();
        var service = await stage.StartAsync();
        await stage.OperateAsync(service, HttpMethod.Put, "/v1/routing?organisation=acme", new
        {
            receivers = new[] { new { name = "oncall", channels = new object[] { new { type = "slack", url = $"{stage.Receiver.Address}services/GEHEIM" } } } },
            route = new { receiver = "oncall" },
        });

        var now = TimeProvider.System.GetUtcNow();
        await stage.OperateAsync(service, HttpMethod.Post, "/v1/alerts?organisation=acme", new
        {
            version = "4", alerts = new[] { new { status = "firing", labels = new { alertname = "OriginDown", severity = "critical" }, annotations = new { summary = "It is down" }, startsAt = now } },
        });
        var path = await stage.PathToAsync(span => span.Name == "POST channel");

        Assert.Equal(
            ["POST /v1/alerts Server", "send alerts Producer", "process alerts Consumer", "send notifications Producer", "process notifications Consumer", "POST channel Client"],
            path.Select(Text));
        Assert.Single(path.Select(span => span.Trace).Distinct());
        Assert.DoesNotContain("traceparent", Assert.Single(stage.Receiver.Posts, post => post.Path.StartsWith("/services", StringComparison.Ordinal)).Headers.Keys);
        Assert.Equal("127.0.0.1", path[^1].Attributes["server.address"]);
        Assert.DoesNotContain("GEHEIM", stage.Collector.Bytes, StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(ExportedSpan span) => $"{span.Name} {span.Kind}";
}
