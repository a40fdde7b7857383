using System.Diagnostics.Tracing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Says now and then that telemetry does not get to where it is exported to: the exporters themselves only tell an <see cref="EventSource"/>.</summary>
internal sealed class ExporterFailures(TimeProvider time, ILogger<ExporterFailures> logger) : EventListener, IHostedService
{
    private const int LongestReason = 200;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private DateTimeOffset _saidAt = DateTimeOffset.MinValue;

    // It listens from its making on.
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "OpenTelemetry-Exporter-OpenTelemetryProtocol" or "OpenTelemetry-AzureMonitor-Exporter")
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (IsTimeToSay())
        {
            logger.LogWarning("Traces, metrics or logs of the service itself are not taken where they are exported to ({Event}): {Reason}", eventData.EventName, Reason(eventData));
        }
    }

    private bool IsTimeToSay()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now < _saidAt + RepeatAfter) return false;
            _saidAt = now;
            return true;
        }
    }

    // An exception's first line; not the address, which can hold a key.
    private static string Reason(EventWrittenEventArgs said)
    {
        var line = said.Payload?.OfType<string>().Select(text => text.Split('\n')[0].Trim()).LastOrDefault(text => !text.Contains("://", StringComparison.Ordinal)) ?? "";
        return line[..Math.Min(line.Length, LongestReason)];
    }
}
