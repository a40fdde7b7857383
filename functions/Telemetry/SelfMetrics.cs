namespace OpenQoE.Functions.Telemetry;

/// <summary>What all self-metrics share.</summary>
public static class SelfMetrics
{
    /// <summary>The service's own meter. Its instruments have their Prometheus names, so that no exporter has to translate.</summary>
    public const string MeterName = "OpenQoE";
}
