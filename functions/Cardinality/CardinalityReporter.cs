using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Functions.Cardinality;

/// <summary>
/// Tells other instances and operators what this one saw of an organisation's traffic, and takes from their reports which viewers they saw.
/// </summary>
public sealed class CardinalityReporter(
    ICardinalityStore store, SlotStateSettings settings, TimeProvider time, ILogger<CardinalityReporter> logger)
{
    /// <summary>Takes what the instances saw of the day's viewers, this slot's earlier owner included.</summary>
    public async Task ReadViewersAsync(OwnedSlot slot, string organisation, CancellationToken cancellation)
    {
        var reports = await store.ReadReportsAsync(organisation, cancellation);
        slot.Read(state =>
        {
            var viewers = state.Governor.For(organisation).Viewers;
            viewers.Turn(Now);
            reports.ToList().ForEach(report => viewers.Merge(report.ViewersDay, HyperLogLog.FromBytes(report.Viewers)));
            return reports.Count;
        });
    }

    /// <summary>Writes the report of this slot, and shows the organisation's viewers as a metric.</summary>
    public async Task ReportAsync(OwnedSlot slot, string organisation, CancellationToken cancellation)
    {
        var now = Now;
        var report = slot.Read(state =>
        {
            var viewers = state.Governor.For(organisation).Viewers;
            viewers.Turn(now);
            state.ShowViewers(organisation, Math.Round(viewers.Distinct.Estimate()), now);
            return SlotReports.Of(state, slot.Number, organisation, settings.SampledLabels, now);
        });
        while (!await store.TryWriteReportAsync(organisation, report, cancellation))
        {
            if (report.Sample is not { Sets.Count: > 1 } sample)
            {
                logger.LogWarning("The report on organisation {Organisation} is too large for a row, and left out", organisation);
                return;
            }

            report = slot.Read(state =>
            {
                state.Samples.Find(organisation)?.Shrink(sample.Sets.Count / 2);
                return SlotReports.Of(state, slot.Number, organisation, settings.SampledLabels, now);
            });
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
