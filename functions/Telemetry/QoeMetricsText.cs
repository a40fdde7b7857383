using System.Globalization;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Writes a slot's QoE metrics as text.</summary>
public static class QoeMetricsText
{
    public static void Write(OwnedSlot slot, MetricsText text)
    {
        // Copied under the slot's lock and formatted outside it: formatting many series takes seconds, in which nothing could be counted.
        var copied = slot.Read(state => state.Series.Select(s => (s.Metric, s.Labels, Values: s.Values.ToArray())).ToList());
        var writer = KeyValuePair.Create("slot", slot.Number.ToString(CultureInfo.InvariantCulture));
        var byMetric = copied.ToLookup(s => s.Metric);
        foreach (var metric in Metrics.All.Where(byMetric.Contains))
        {
            text.Metric(metric.Name, metric.Kind == MetricKind.Counter ? "counter" : "histogram", metric.Help);
            foreach (var (_, labels, values) in byMetric[metric])
            {
                Write(metric, labels.Append(writer), values, text);
            }
        }
    }

    private static void Write(Metric metric, IEnumerable<KeyValuePair<string, string>> labels, double[] values, MetricsText text)
    {
        var samples = new List<ExposedSample>();
        Exposition.Unfold(metric, values, samples);
        foreach (var sample in samples)
        {
            text.Sample(sample.Name, sample.Bound is null ? labels : labels.Append(new("le", sample.Bound)), sample.Value);
        }
    }
}
