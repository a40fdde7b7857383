using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Tests.Support;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace OpenQoE.Tests.Functions.Telemetry;

[Collection(Tracing.Name)]
public sealed class ExportTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CollectedLogs _logs = new();
    private readonly ManualTimeProvider _time = new(Some.Time);

    [Fact]
    public async Task A_dead_collector_holds_nothing_up_and_is_told_of_now_and_then()
    {
        await using var services = await StartAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{FreePorts.Take(1)[0]}"), ("OTEL_TRACES_SAMPLER", "always_on"));
        var traces = services.GetRequiredService<TracerProvider>();

        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < 100_000; i++) Spans.Serve(new DefaultHttpContext().Request)?.Dispose();
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 20);

        await ComplaintsAsync(traces, 1);
        Flush(traces);
        Flush(traces);
        Assert.Single(Complaints);
        _time.Advance(TimeSpan.FromMinutes(11));
        await ComplaintsAsync(traces, 2);
        Assert.All(Complaints, text => Assert.DoesNotContain("://", text));
    }

    [Fact]
    public async Task Application_Insights_does_not_bring_a_sampler_of_its_own()
    {
        (string, string) insights = ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint=http://127.0.0.1:{FreePorts.Take(1)[0]}/");
        await using var services = await StartAsync(insights, ("OTEL_TRACES_SAMPLER_ARG", "0"));
        Assert.NotNull(services.GetRequiredService<LoggerProvider>());

        using var span = Spans.Serve(new DefaultHttpContext().Request);

        Assert.NotNull(span);
        Assert.False(span.Recorded);
    }

    [Fact]
    public async Task Without_a_destination_there_is_no_provider_of_any_kind()
    {
        await using var services = await StartAsync();
        Assert.Null(services.GetService<TracerProvider>());
        Assert.Null(services.GetService<LoggerProvider>());
        Assert.Null(Spans.Serve(new DefaultHttpContext().Request));
    }

    private IReadOnlyList<string> Complaints => [.. _logs.Texts.Where(text => text.Contains("are not taken where they are exported to"))];

    private Task ComplaintsAsync(TracerProvider traces, int count) => Eventually.HoldsAsync(() =>
    {
        Flush(traces);
        return Complaints.Count == count;
    });

    private static void Flush(TracerProvider traces)
    {
        Spans.Serve(new DefaultHttpContext().Request)?.Dispose();
        traces.ForceFlush((int)Patience.TotalMilliseconds);
    }

    private async Task<ServiceProvider> StartAsync(params (string Name, string Value)[] variables)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(variables.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(_time)
            .AddLogging(logging => logging.AddProvider(_logs)).AddTelemetry(configuration).BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(CancellationToken.None);
        return services;
    }
}
