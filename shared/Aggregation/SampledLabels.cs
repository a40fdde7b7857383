namespace OpenQoE.Shared.Aggregation;

/// <summary>Base labels that occurred together, ungoverned, and what was measured with them.</summary>
/// <param name="values">In the order of <see cref="SlotStateSettings.SampledLabels"/>; null where the event says nothing.</param>
public sealed class SampledLabels(IReadOnlyList<string?> values)
{
    // More would be an attack's: the metrics' own labels have few values.
    private const int MostSeries = 256;

    private readonly HashSet<(Metric Metric, ExtraLabels Extra)> _series = [];

    public IReadOnlyList<string?> Values { get; } = values;

    /// <summary>Metrics and their own labels, ungoverned.</summary>
    public IReadOnlyCollection<(Metric Metric, ExtraLabels Extra)> Series => _series;

    public void Add(Metric metric, ExtraLabels extra)
    {
        if (_series.Count < MostSeries)
        {
            _series.Add((metric, extra));
        }
    }
}
