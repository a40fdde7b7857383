namespace OpenQoE.Shared.Governance.Reports;

/// <summary>What one instance tells all others, and operators, of an organisation's traffic.</summary>
/// <param name="Slot">The instance's.</param>
/// <param name="At">When, in Unix ms.</param>
/// <param name="Labels">By label.</param>
/// <param name="Series">By metric, Prometheus series in the slot, those of the overflow left out.</param>
/// <param name="OverflowSeries">Prometheus series of the overflow.</param>
/// <param name="RefusedByMetric">Measurements that went to the overflow for want of series, by a metric's budget.</param>
/// <param name="RefusedByOrganisation">The same by the organisation's.</param>
/// <param name="ViewersDay">Days since 1970-01-01.</param>
/// <param name="Viewers">Viewers of that day: bytes of a <see cref="Sketches.HyperLogLog"/>.</param>
/// <param name="Sample">Label sets that there would be without governance; null when there are none.</param>
public sealed record SlotReport(
    int Slot, long At, IReadOnlyDictionary<string, LabelReport> Labels,
    IReadOnlyDictionary<string, int> Series, int OverflowSeries, long RefusedByMetric, long RefusedByOrganisation,
    long ViewersDay, byte[] Viewers, SampleReport? Sample)
{
    /// <summary>By label, the heaviest values of a window over all instances.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<HeavyHitter>> Heaviest(IEnumerable<SlotReport> reports, long window, int count) =>
        reports.SelectMany(report => report.Labels).GroupBy(label => label.Key, label => label.Value)
            .ToDictionary(label => label.Key, label => HeavyHitter.Heaviest(count, label.SelectMany(report => report.HeaviestIn(window))));
}
