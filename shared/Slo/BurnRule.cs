using System.Globalization;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Shared.Slo;

/// <summary>Decides when an alert begins and ends.</summary>
internal sealed class BurnRule(SloDefinition slo)
{
    /// <summary>Milliseconds of watching that stand for one event where a minimum of events is asked for: a heartbeat's.</summary>
    private const int WatchMsPerEvent = 10_000;

    private readonly int _unit = slo.Indicator == Indicator.RebufferTime ? WatchMsPerEvent : 1;

    /// <summary>Fires when both windows exceed the factor, ends when the short one no longer does.</summary>
    public AlertPhase Next(AlertPhase phase, BurnTier tier, BurnWindow longer, BurnWindow shorter)
    {
        // Silence is no recovery: without an event in the short window the long one decides.
        if (phase == AlertPhase.Firing)
        {
            return (shorter.Rate ?? longer.Rate) > tier.Factor ? AlertPhase.Firing : AlertPhase.Inactive;
        }

        if (!(longer.Rate > tier.Factor && shorter.Rate > tier.Factor))
        {
            return AlertPhase.Inactive;
        }

        var enough = HasEnough(longer.Count) && (tier.Severity < Severity.Critical || longer.Count.Bad >= (long)slo.Alerting.MinimumBadEvents * _unit);
        return enough ? AlertPhase.Firing : AlertPhase.Pending;
    }

    /// <summary>Fires when so much of the budget is spent, ends when it is clearly less again.</summary>
    public AlertPhase Next(AlertPhase phase, BudgetTier tier, ErrorBudget budget)
    {
        var spent = budget.Spent;
        if (phase == AlertPhase.Firing)
        {
            return spent >= tier.ResolvesUnder ? AlertPhase.Firing : AlertPhase.Inactive;
        }

        return !(spent >= tier.Consumed) ? AlertPhase.Inactive : HasEnough(budget.Count) ? AlertPhase.Firing : AlertPhase.Pending;
    }

    /// <summary>The figures, for people.</summary>
    public static string Reason(BurnTier tier, BurnWindow longer, BurnWindow shorter) => string.Create(
        CultureInfo.InvariantCulture,
        $"Burn rate {Text(longer)} over {longer.Window} and {Text(shorter)} over {shorter.Window}; the limit is {tier.Factor:0.##}.");

    private static string Text(BurnWindow window) => window.Rate?.ToString("0.0#", CultureInfo.InvariantCulture) ?? "unknown (no events)";

    private bool HasEnough(SliCount count) => count.Valid >= (long)slo.Alerting.MinimumEvents * _unit;
}
