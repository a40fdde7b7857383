using System.Globalization;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Shared.Slo;

/// <summary>Takes the alerts of an objective from one evaluation to the next.</summary>
internal sealed class AlertStates
{
    private readonly long _minute;
    private readonly DateTimeOffset _at;
    private readonly IReadOnlyDictionary<string, AlertState> _before;
    private readonly Dictionary<string, AlertState> _after = [];
    private readonly List<SloTransition> _transitions = [];

    public AlertStates(SloDefinition slo, long minute, IReadOnlyDictionary<string, AlertState> before, BurnRates rates, ErrorBudget budget)
    {
        (_minute, _at, _before) = (minute, DateTimeOffset.FromUnixTimeSeconds(minute * 60), before);
        if (slo.Enabled)
        {
            var rule = new BurnRule(slo);
            foreach (var tier in rates.Tiers.Where(t => t.Severity == Severity.Critical ? slo.Alerting.Page : slo.Alerting.Ticket))
            {
                var (longer, shorter) = (rates.Over(tier.LongMinutes), rates.Over(tier.ShortMinutes));
                Advance(tier.Name, tier.Severity, phase => rule.Next(phase, tier, longer, shorter), BurnRule.Reason(tier, longer, shorter));
            }

            foreach (var tier in slo.Alerting.Ticket ? BudgetTier.All : [])
            {
                Advance(tier.Name, BudgetTier.Urgency, phase => rule.Next(phase, tier, budget), BudgetReason(budget));
            }
        }

        EndWhatIsNoMore();
    }

    public IReadOnlyDictionary<string, AlertState> States => _after;

    public IReadOnlyList<SloTransition> Transitions => _transitions;

    private void Advance(string tier, Severity severity, Func<AlertPhase, AlertPhase> next, string reason)
    {
        var before = _before.GetValueOrDefault(tier) ?? new(tier, AlertPhase.Inactive, _at, long.MinValue);
        if (before.EvaluatedAtMinute >= _minute)
        {
            _after[tier] = before;
            return;
        }

        var phase = next(before.Phase);
        _after[tier] = new(tier, phase, phase == before.Phase ? before.Since : _at, _minute);
        if (phase == AlertPhase.Firing != (before.Phase == AlertPhase.Firing))
        {
            var firing = phase == AlertPhase.Firing;
            _transitions.Add(new(tier, severity, firing, _at, firing ? _at : before.Since, reason));
        }
    }

    // Tiers that the definition no longer has, after it was edited or switched off.
    private void EndWhatIsNoMore()
    {
        foreach (var state in _before.Values.Where(s => !_after.ContainsKey(s.Tier)))
        {
            if (state.EvaluatedAtMinute >= _minute)
            {
                _after[state.Tier] = state;
            }
            else if (state.Phase == AlertPhase.Firing)
            {
                _transitions.Add(new(state.Tier, BurnTier.SeverityOf(state.Tier), false, _at, state.Since, "The objective no longer has this alert."));
                _after[state.Tier] = new(state.Tier, AlertPhase.Inactive, _at, _minute);
            }
        }
    }

    private static string BudgetReason(ErrorBudget budget) => budget.Spent is { } spent
        ? string.Create(CultureInfo.InvariantCulture, $"{spent:0.#%} of the error budget is spent: {budget.Count.Bad:N0} bad of {budget.Count.Valid:N0}.")
        : "There were no events.";
}
