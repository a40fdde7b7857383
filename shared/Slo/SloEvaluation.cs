using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Shared.Slo;

/// <summary>Judges an objective at a minute by what was counted before it.</summary>
public static class SloEvaluation
{
    /// <summary>Every Unix minute that <see cref="Evaluate"/> asks for: ends of windows, the end itself not in them. In order.</summary>
    public static IReadOnlyCollection<long> EdgesOf(SloDefinition slo, long minute)
    {
        var edges = new SortedSet<long> { minute, slo.Window.StartAt(minute) };
        foreach (var tier in BurnTiers.Of(slo.Window, slo.ErrorBudget))
        {
            edges.Add(minute - tier.LongMinutes);
            edges.Add(minute - tier.ShortMinutes);
        }

        return edges;
    }

    /// <param name="slo">The objective.</param>
    /// <param name="minute">Unix minute; what was counted in it or later is not looked at.</param>
    /// <param name="cumulativeAt">What was ever counted before a minute, of all slots together. Asked once for each of <see cref="EdgesOf"/>.</param>
    /// <param name="states">What the last evaluation left, by tier.</param>
    public static SloStatus Evaluate(
        SloDefinition slo, long minute, Func<long, SliCount> cumulativeAt, IReadOnlyDictionary<string, AlertState> states)
    {
        var history = new CountHistory(EdgesOf(slo, minute), cumulativeAt);
        var windows = new BurnRates(slo, minute, history);
        var count = history.Between(slo.Window.StartAt(minute), minute);
        var budget = new ErrorBudget(slo, count);
        var alerts = new AlertStates(slo, minute, states, windows, budget);
        return new()
        {
            Minute = minute,
            Count = count,
            Sli = 1 - count.BadRatio,
            Objective = slo.Objective,
            BudgetRemaining = budget.Remaining,
            BadEventsLeft = budget.BadEventsLeft,
            Burn = windows.All,
            PolicyState = slo.BudgetPolicy.StateAt(budget.Remaining),
            ProjectedExhaustion = budget.ExhaustionAt(minute, windows),
            States = alerts.States,
            Transitions = alerts.Transitions,
            Warnings = [.. windows.Warnings, .. history.Warnings],
        };
    }
}
