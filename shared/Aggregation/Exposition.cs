using System.Globalization;

namespace OpenQoE.Shared.Aggregation;

/// <summary>One sample of a series as Prometheus sees it.</summary>
/// <param name="Name">Metric name with suffix.</param>
/// <param name="Bound">Value of label <c>le</c>, or null.</param>
/// <param name="Value">Cumulative where buckets are.</param>
public readonly record struct ExposedSample(string Name, string? Bound, double Value);

/// <summary>Unfolds totals into Prometheus samples: a counter or gauge is one, a histogram its cumulative buckets, sum and count.</summary>
public static class Exposition
{
    private static readonly Dictionary<Metric, (string Name, string? Bound)[]> HistogramNames =
        Metrics.All.Where(m => m.Kind == MetricKind.Histogram).ToDictionary(m => m, Names);

    /// <summary>How many samples one series of a metric has.</summary>
    public static int SamplesOf(Metric metric) => metric.SampleCount;

    /// <summary>The samples of a metric.</summary>
    /// <param name="metric">Whose names and bounds.</param>
    /// <param name="values">Laid out as <see cref="Metric.ValueCount"/> says; empty means all zero.</param>
    /// <param name="into">Where they are appended.</param>
    public static void Unfold(Metric metric, IReadOnlyList<double> values, List<ExposedSample> into)
    {
        double Value(int index) => values.Count == 0 ? 0 : values[index];
        if (metric.Kind != MetricKind.Histogram)
        {
            into.Add(new(metric.Name, null, Value(0)));
            return;
        }

        var names = HistogramNames[metric];
        double count = 0;
        for (var bucket = 0; bucket <= metric.Buckets.Length; bucket++)
        {
            count += Value(bucket);
            into.Add(new(names[bucket].Name, names[bucket].Bound, count));
        }

        into.Add(new(names[^2].Name, null, Value(metric.ValueCount - 1)));
        into.Add(new(names[^1].Name, null, count));
    }

    private static (string, string?)[] Names(Metric metric) =>
    [
        .. metric.Buckets.Select(bound => (metric.Name + "_bucket", (string?)bound.ToString(CultureInfo.InvariantCulture))),
        (metric.Name + "_bucket", "+Inf"), (metric.Name + "_sum", null), (metric.Name + "_count", null),
    ];
}
