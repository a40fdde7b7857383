using OpenQoE.Shared.Governance.Reports;

namespace OpenQoE.Shared.Aggregation;

/// <summary>Makes reports of a slot's state, and reads samples back from them.</summary>
public static class SlotReports
{
    /// <summary>What a slot tells of an organisation.</summary>
    /// <param name="state">The slot's.</param>
    /// <param name="slot">Its number.</param>
    /// <param name="organisation">As governed.</param>
    /// <param name="sampledLabels">Names of the sampled values.</param>
    /// <param name="now">Unix ms.</param>
    public static SlotReport Of(SlotState state, int slot, string organisation, IReadOnlyList<string> sampledLabels, long now)
    {
        var governor = state.Governor.For(organisation);
        var sample = state.Samples.Find(organisation)?.Current;
        return new(
            slot, now, governor.Labels.Where(label => label.Value.Demand.Window >= 0).ToDictionary(label => label.Key, label => LabelReport.Of(label.Value.Demand)),
            governor.Series.Metrics.Where(metric => metric.Value.Used > 0).ToDictionary(metric => metric.Key, metric => metric.Value.Used),
            governor.Series.Overflow, governor.Series.RefusedByMetric, governor.Series.RefusedByOrganisation, governor.Viewers.Day, governor.Viewers.Distinct.ToBytes(),
            sample is null ? null : new SampleReport(sample.Rate, sampledLabels, [.. sample.Items.Select(ToReport)]));
    }

    /// <summary>The label sets of a stored sample. Metrics that this version does not have are left out.</summary>
    public static IReadOnlyList<SampledLabels> Read(SampleReport report) => [.. report.Sets.Select(FromReport)];

    private static SampledSet ToReport(SampledLabels sampled) => new(
        sampled.Values,
        [.. sampled.Series.Select(s => new SampledSeries(s.Metric.Name, [.. s.Metric.ExtraLabels.Select((_, i) => s.Extra[i])]))]);

    private static SampledLabels FromReport(SampledSet set)
    {
        var sampled = new SampledLabels(set.Values);
        foreach (var (name, extra) in set.Series)
        {
            if (Metrics.Find(name) is { } metric)
            {
                sampled.Add(metric, new ExtraLabels(extra.ElementAtOrDefault(0), extra.ElementAtOrDefault(1), extra.ElementAtOrDefault(2)));
            }
        }

        return sampled;
    }
}
