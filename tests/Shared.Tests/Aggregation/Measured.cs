using System.Globalization;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;

namespace OpenQoE.Tests.Shared.Aggregation;

/// <summary>What events measure, as text: <c>metric{extra|labels}=value</c>, without the prefix and without events_total.</summary>
internal sealed class Measured
{
    private readonly ViewMemory _views = new();

    public IReadOnlyList<string> By(PlayerEvent e)
    {
        var measurements = new List<Measurement>();
        new EventMeter(e, _views, measurements).Measure();
        return [.. measurements.Where(m => m.Metric != Metrics.Events).Select(Text)];
    }

    private static string Text(Measurement m)
    {
        var extra = string.Join('|', m.Metric.ExtraLabels.Select((_, i) => m.Extra[i] ?? "-"));
        var labels = extra.Length > 0 ? $"{{{extra}}}" : "";
        return $"{m.Metric.Name["openqoe_".Length..]}{labels}={m.Value.ToString(CultureInfo.InvariantCulture)}";
    }
}
