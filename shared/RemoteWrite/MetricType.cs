using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>A metric's type in metadata, which is the same number in both versions.</summary>
internal static class MetricType
{
    private const ulong Counter = 1, Gauge = 2, Histogram = 3;

    public static ulong Of(Metric metric) => metric.Kind switch { MetricKind.Counter => Counter, MetricKind.Gauge => Gauge, _ => Histogram };
}
