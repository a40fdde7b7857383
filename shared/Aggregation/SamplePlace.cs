namespace OpenQoE.Shared.Aggregation;

/// <summary>Where a label set is in an <see cref="OrganisationSample"/>.</summary>
/// <param name="Version">Of the sample: it holds as long as the sample has no other.</param>
/// <param name="Current">In the sample of this window and the one before; null when it is not in it.</param>
/// <param name="Next">In the sample that takes its place; null when it is not in it.</param>
internal readonly record struct SamplePlace(int Version, SampledLabels? Current, SampledLabels? Next)
{
    /// <summary>What was measured with the label set.</summary>
    public void Add(Metric metric, ExtraLabels extra)
    {
        Current?.Add(metric, extra);
        Next?.Add(metric, extra);
    }
}
