namespace OpenQoE.Shared.Aggregation;

/// <summary>How values of a metric add up.</summary>
public enum MetricKind { Counter, Histogram }

/// <summary>One exported metric.</summary>
/// <param name="Name">Full name, with prefix and unit suffix.</param>
/// <param name="Kind">Counter or classic histogram.</param>
/// <param name="Unit">Base unit for the metadata, or empty.</param>
/// <param name="Help">One sentence for whoever reads a graph.</param>
/// <param name="ExtraLabels">Labels beside the base labels; at most three.</param>
/// <param name="Buckets">Upper bounds of a histogram's buckets, ascending, without +Inf; empty for a counter.</param>
public sealed record Metric(
    string Name, MetricKind Kind, string Unit, string Help, IReadOnlyList<string> ExtraLabels, IReadOnlyList<double> Buckets)
{
    /// <summary>
    /// Length of a series' values: a counter has one; a histogram its buckets (not cumulative), then the count above the
    /// last bound, then the sum.
    /// </summary>
    public int ValueCount => Kind == MetricKind.Counter ? 1 : Buckets.Count + 2;

    /// <summary>Equality is identity: each metric exists once, in <see cref="Metrics"/>.</summary>
    public bool Equals(Metric? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
