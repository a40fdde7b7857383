namespace OpenQoE.Shared.Slo;

/// <summary>How an objective stands.</summary>
/// <param name="Minute">Unix minute: what was counted before it counts.</param>
/// <param name="Count">Over the objective's window.</param>
/// <param name="Sli">Good per valid; null without events.</param>
/// <param name="Objective">What it should be.</param>
/// <param name="BudgetRemaining">1 when untouched, below 0 when overspent; null without events.</param>
/// <param name="BadEventsLeft">How many more may be bad before the budget is spent, by what was counted so far; below 0 when overspent.</param>
/// <param name="Burn">By window, the shortest first.</param>
/// <param name="Budget">What the rest of the budget means.</param>
/// <param name="ProjectedExhaustion">When the budget will be spent if it is spent on as in the last six hours; null when it will not within its window.</param>
/// <param name="States">Of each tier.</param>
/// <param name="Transitions">What began or ended with this evaluation.</param>
public sealed record SloStatus(
    long Minute, SliCount Count, double? Sli, double Objective, double? BudgetRemaining, long BadEventsLeft, IReadOnlyList<BurnWindow> Burn, BudgetState Budget,
    DateTimeOffset? ProjectedExhaustion, IReadOnlyDictionary<string, AlertState> States, IReadOnlyList<SloTransition> Transitions);
