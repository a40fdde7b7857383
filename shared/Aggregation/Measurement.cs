using OpenQoE.Shared.Governance;

namespace OpenQoE.Shared.Aggregation;

/// <summary>One step of one metric, before governance: what an event adds to a counter or shows to a histogram.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Value">The increment of a counter, or the observed value of a histogram, in base units.</param>
/// <param name="Extra">Values of the metric's extra labels, in its order; null leaves the label out.</param>
public readonly record struct Measurement(Metric Metric, double Value, ExtraLabels Extra = default);

/// <summary>Up to three label values beside the base labels.</summary>
public readonly record struct ExtraLabels(string? First, string? Second = null, string? Third = null)
{
    public string? this[int index] => index switch { 0 => First, 1 => Second, _ => Third };

    /// <summary>These values as governed.</summary>
    /// <param name="metric">Whose labels they are.</param>
    /// <param name="governor">Of the organisation.</param>
    /// <param name="window">Number of the current window.</param>
    public ExtraLabels Governed(Metric metric, OrganisationGovernor governor, long window)
    {
        var (names, values) = (metric.ExtraLabels, this);
        return new(Value(0), Value(1), Value(2));

        string? Value(int index) => index < names.Count ? governor.Govern(names[index], values[index], window) : null;
    }
}
