using Microsoft.Extensions.Hosting;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Makes the reader at start: it sees only what is measured after it exists.</summary>
public sealed class TelemetryStart(SelfMetricsReader reader) : IHostedService
{
    private readonly SelfMetricsReader _reader = reader;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _reader.Dispose();
        return Task.CompletedTask;
    }
}
