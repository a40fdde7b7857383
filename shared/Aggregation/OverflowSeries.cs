using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// The series that count what a budget has no room for: all base labels but the organisation are <see cref="LabelPolicy.Overflow"/>. A metric's
/// own labels stay as far as their values are a closed list, so that views by outcome or errors by family remain right.
/// </summary>
/// <param name="baseLabels">That metrics carry.</param>
public sealed class OverflowSeries(IReadOnlyList<string> baseLabels)
{
    // Each may also be absent, and its policy may make it overflow.
    private const int AbsentOrOverflow = 2;

    /// <summary>Labels with a closed list of values, and how many there are; a test holds them against what validation lets through.</summary>
    public static readonly IReadOnlyDictionary<string, int> ClosedLabels = new Dictionary<string, int>
    {
        ["event_type"] = Enum.GetValues<EventType>().Length,
        ["outcome"] = 4,
        ["resolution"] = 8,
        ["cause"] = 6,
        ["trigger"] = 2,
        ["change_direction"] = 3,
        ["error_family"] = 6,
        ["fatal"] = 2,
        ["quartile"] = 4,
    };

    private readonly Dictionary<string, LabelSet> _byOrganisation = [];

    /// <summary>By metric, how many Prometheus series its overflow can take for one organisation.</summary>
    public static IReadOnlyDictionary<string, int> Costs { get; } = Metrics.All.ToDictionary(metric => metric.Name, Cost);

    /// <summary>What there is to bound when metrics carry these base labels.</summary>
    public static GovernedSchema SchemaOf(IEnumerable<string> baseLabels) =>
        new([.. baseLabels.Union(Metrics.All.SelectMany(metric => metric.ExtraLabels))], [.. ClosedLabels.Keys], Costs);

    /// <summary>The base labels of an organisation's overflow.</summary>
    public LabelSet BaseOf(string organisation)
    {
        if (!_byOrganisation.TryGetValue(organisation, out var labels))
        {
            _byOrganisation[organisation] = labels = new LabelSet(baseLabels.Select(name =>
                KeyValuePair.Create(name, name == BaseLabels.Organisation ? organisation : LabelPolicy.Overflow)));
        }

        return labels;
    }

    /// <summary>A metric's own labels in the overflow.</summary>
    /// <param name="metric">Whose they are.</param>
    /// <param name="governed">What they would be.</param>
    public static ExtraLabels ExtraOf(Metric metric, ExtraLabels governed)
    {
        return new(Value(0), Value(1), Value(2));

        string? Value(int index) => index >= metric.ExtraLabels.Count || governed[index] is null || ClosedLabels.ContainsKey(metric.ExtraLabels[index])
            ? governed[index]
            : LabelPolicy.Overflow;
    }

    /// <summary>True when these labels are the overflow's: they take nothing from a budget.</summary>
    public bool Contains(Metric metric, LabelSet baseOfSeries, ExtraLabels extra) =>
        metric.Kind == MetricKind.Gauge
        || (baseOfSeries.Equals(BaseOf(baseOfSeries.Find(BaseLabels.Organisation) ?? "")) && ExtraOf(metric, extra) == extra);

    private static int Cost(Metric metric) =>
        Exposition.SamplesOf(metric) * metric.ExtraLabels.Aggregate(1, (cost, label) => cost * (ClosedLabels.GetValueOrDefault(label) + AbsentOrOverflow));
}
