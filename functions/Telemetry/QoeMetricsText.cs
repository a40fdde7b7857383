using System.Globalization;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Writes a slot's QoE metrics as text.</summary>
public static class QoeMetricsText
{
    /// <summary>Copies what is to be written: formatting many series takes seconds, in which the slot's lock must not be held.</summary>
    public static IReadOnlyList<SeriesCopy> Copy(SlotState state) =>
        [.. state.Series.Select(s => new SeriesCopy(s.Metric, s.Labels, [.. s.Values]))];

    public static void Write(IReadOnlyList<SeriesCopy> series, int slot, MetricsText text)
    {
        var writer = KeyValuePair.Create("slot", slot.ToString(CultureInfo.InvariantCulture));
        var byMetric = series.ToLookup(s => s.Metric);
        foreach (var metric in Metrics.All.Where(byMetric.Contains))
        {
            text.Metric(metric.Name, metric.TypeName, metric.Help);
            foreach (var (_, labels, values) in byMetric[metric])
            {
                Write(metric, labels.Append(writer), values, text);
            }
        }
    }

    private static void Write(Metric metric, IEnumerable<KeyValuePair<string, string>> labels, IReadOnlyList<double> values, MetricsText text)
    {
        var samples = new List<ExposedSample>();
        Exposition.Unfold(metric, values, samples);
        foreach (var sample in samples)
        {
            text.Sample(sample.Name, sample.Bound is null ? labels : labels.Append(new("le", sample.Bound)), sample.Value);
        }
    }
}

/// <summary>A series as it was at one moment.</summary>
/// <param name="Metric">What it measures.</param>
/// <param name="Labels">All but <c>slot</c>.</param>
/// <param name="Values">Laid out as <see cref="Metric.ValueCount"/> says.</param>
public sealed record SeriesCopy(Metric Metric, LabelSet Labels, IReadOnlyList<double> Values);
