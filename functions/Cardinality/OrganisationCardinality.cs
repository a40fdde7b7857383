using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Functions.Cardinality;

/// <summary>All that instances agreed on and saw of one organisation.</summary>
/// <param name="Organisation">As governed.</param>
/// <param name="Policy">That holds for it.</param>
/// <param name="Window">Number of the current window.</param>
/// <param name="Ledger">What they agreed on.</param>
/// <param name="Reports">What they saw, of those slots that are alive.</param>
public sealed record OrganisationCardinality(
    string Organisation, GovernancePolicy Policy, long Window, OrganisationLedger Ledger, IReadOnlyList<SlotReport> Reports)
{
    /// <summary>Prometheus series, over all slots.</summary>
    public int Series => Reports.Sum(report => report.Series.Values.Sum() + report.OverflowSeries);

    /// <summary>Viewers of the day so far.</summary>
    public double Viewers(long day) => Estimate(Reports.Where(report => report.ViewersDay == day).Select(report => report.Viewers));

    /// <summary>Distinct values of a label in some windows together, admitted or not.</summary>
    public double Demand(string label, params IEnumerable<long> windows) =>
        Estimate(windows.SelectMany(window => Of(label).Select(report => report.DistinctIn(window)).OfType<byte[]>()));

    /// <summary>How often a value of a label was asked for and not admitted, since the instances took their slots.</summary>
    public long Overflowed(string label) => Of(label).Sum(report => report.Refused);

    /// <summary>The heaviest values of a label in this window and the one before, admitted or not.</summary>
    public IReadOnlyList<HeavyHitter> Heaviest(string label, int count) =>
        HeavyHitter.Heaviest(count, Of(label).SelectMany(report => report.HeaviestIn(Window).Concat(report.HeaviestIn(Window - 1))));

    /// <summary>Admitted values of a label with the window in which each was seen last, by value.</summary>
    public IReadOnlyDictionary<string, long> Admitted(string label) => Ledger.Labels.GetValueOrDefault(label)?.Values ?? [];

    private IEnumerable<LabelReport> Of(string label) =>
        Reports.Select(report => report.Labels.GetValueOrDefault(label)).OfType<LabelReport>();

    private static double Estimate(IEnumerable<byte[]> sketches)
    {
        var union = new HyperLogLog();
        foreach (var sketch in sketches)
        {
            union.Merge(HyperLogLog.FromBytes(sketch));
        }

        return Math.Round(union.Estimate());
    }
}
