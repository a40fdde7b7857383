using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Shared.Slo;

/// <summary>What is exported of each objective, once a minute. Labels: <c>org_id</c>, <c>slo</c>.</summary>
public static class SloMetrics
{
    public static readonly Metric Sli = Gauge("sli", "Part of the valid events in the objective's window that were good; none without events.");
    public static readonly Metric Objective = Gauge("objective", "The part that is to be good.");
    public static readonly Metric BudgetRemaining = Gauge("budget_remaining_ratio", "What remains of the error budget: 1 when untouched, below 0 when overspent.");
    public static readonly Metric BurnRate = Gauge("burn_rate", "How many times faster than the objective allows the budget is spent.", "window");
    public static readonly Metric AlertFiring = Gauge("alert_firing", "1 while the tier's alert fires, else 0.", "tier", "severity");

    public static readonly IReadOnlyList<Metric> All = [Sli, Objective, BudgetRemaining, BurnRate, AlertFiring];

    /// <summary>The samples of one objective as it stands.</summary>
    public static IEnumerable<(Metric Metric, LabelSet Labels, double Value)> Of(string organisation, SloDefinition slo, SloStatus status)
    {
        var labels = new LabelSet([new(BaseLabels.Organisation, organisation), new("slo", slo.Id)]);
        yield return (Objective, labels, slo.Objective);
        if (status.Sli is { } sli)
        {
            yield return (Sli, labels, sli);
        }

        if (status.BudgetRemaining is { } remaining)
        {
            yield return (BudgetRemaining, labels, remaining);
        }

        foreach (var window in status.Burn)
        {
            if (window.Rate is { } rate)
            {
                yield return (BurnRate, labels.With([new("window", window.Window)]), rate);
            }
        }

        foreach (var (tier, state) in status.States)
        {
            var severity = BurnTier.SeverityOf(tier).ToLabel();
            yield return (AlertFiring, labels.With([new("severity", severity), new("tier", tier)]), state.Phase == AlertPhase.Firing ? 1 : 0);
        }
    }

    private static Metric Gauge(string name, string help, params string[] labels) =>
        new("openqoe_slo_" + name, MetricKind.Gauge, name.EndsWith("ratio", StringComparison.Ordinal) ? "ratio" : "", help, labels, []);
}
