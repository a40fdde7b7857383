using System.Globalization;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Writes a slot's QoE metrics as text.</summary>
public static class QoeMetricsText
{
    public static void Write(SlotState state, int slot, MetricsText text)
    {
        var samples = new List<ExposedSample>();
        var writer = KeyValuePair.Create("slot", slot.ToString(CultureInfo.InvariantCulture));
        var byMetric = state.Series.ToLookup(s => s.Metric);
        foreach (var metric in Metrics.All.Where(byMetric.Contains))
        {
            text.Metric(metric.Name, metric.Kind == MetricKind.Counter ? "counter" : "histogram", metric.Help);
            foreach (var series in byMetric[metric])
            {
                samples.Clear();
                Exposition.Unfold(metric, series.Values, samples);
                foreach (var sample in samples)
                {
                    var labels = series.Labels.Append(writer);
                    text.Sample(sample.Name, sample.Bound is null ? labels : labels.Append(new("le", sample.Bound)), sample.Value);
                }
            }
        }
    }
}
