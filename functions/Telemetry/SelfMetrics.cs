using System.Diagnostics.Metrics;

namespace OpenQoE.Functions.Telemetry;

/// <summary>The service's own meter: its instruments have their Prometheus names, so that no exporter has to translate.</summary>
public sealed class SelfMetrics : IDisposable
{
    public const string MeterName = "OpenQoE";

    public Meter Meter { get; } = new(MeterName);

    public void Dispose() => Meter.Dispose();
}
