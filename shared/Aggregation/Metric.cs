using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace OpenQoE.Shared.Aggregation;

/// <summary>How values of a metric add up.</summary>
public enum MetricKind { Counter, Histogram, Gauge }

/// <summary>One exported metric.</summary>
/// <param name="Name">Full name, with prefix and unit suffix.</param>
/// <param name="Kind">Counter, classic histogram, or gauge.</param>
/// <param name="Unit">Base unit for the metadata, or empty.</param>
/// <param name="Help">One sentence for whoever reads a graph.</param>
/// <param name="ExtraLabels">Labels beside the base labels; at most three.</param>
/// <param name="Buckets">Upper bounds of a histogram's buckets, ascending, without +Inf; empty for the others.</param>
public sealed record Metric(
    string Name, MetricKind Kind, string Unit, string Help, IReadOnlyList<string> ExtraLabels, ImmutableArray<double> Buckets)
{
    /// <summary>
    /// Length of a series' values: a counter or gauge has one; a histogram its buckets (not cumulative), then the count above the
    /// last bound, then the sum.
    /// </summary>
    public int ValueCount => Kind == MetricKind.Histogram ? Buckets.Length + 2 : 1;

    /// <summary>Prometheus series that one of its series is: a histogram has one for each bucket and for +Inf, and its sum and count.</summary>
    public int SampleCount => Kind == MetricKind.Histogram ? Buckets.Length + 3 : 1;

    /// <summary>Its place in <see cref="Metrics.All"/>.</summary>
    internal int Index { get; init; }

    /// <summary>Its name in Prometheus' text format.</summary>
    public string TypeName => Kind.ToString().ToLowerInvariant();

    /// <summary>Which bucket (from 0) a value falls into.</summary>
    internal int BucketOf(double value)
    {
        var bucket = 0;
        while (bucket < Buckets.Length && value > Buckets[bucket])
        {
            bucket++;
        }

        return bucket;
    }

    /// <summary>Equality is identity: each metric exists once, in <see cref="Metrics"/>.</summary>
    public bool Equals(Metric? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
