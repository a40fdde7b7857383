using System.Globalization;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Shared.Slo.Tracking;

/// <summary>
/// What is known of the alerts on an organisation's objectives. It is stored before anything is told of it, with what is to be told in
/// <see cref="Outbox"/>: so a crash at any point repeats words, and loses none.
/// </summary>
public sealed record OrganisationAlerts
{
    /// <summary>Firing alerts are told again after so many minutes, with what is true by then.</summary>
    public const int ResendMinutes = 5;

    /// <summary>Unix minute of the last evaluation: an earlier one, or the same again, changes nothing.</summary>
    public long Minute { get; init; }

    /// <summary>Unix minute in which all firing alerts were last told.</summary>
    public long ToldAt { get; init; }

    /// <summary>By the objective's id.</summary>
    public IReadOnlyDictionary<string, SloAlertState> Slos { get; init; } = new Dictionary<string, SloAlertState>();

    /// <summary>What is to be told, and perhaps was.</summary>
    public IReadOnlyList<Alert> Outbox { get; init; } = [];

    public SloAlertState Of(string slo) => Slos.GetValueOrDefault(slo) ?? SloAlertState.Initial;

    /// <summary>After an evaluation.</summary>
    /// <param name="minute">Unix minute of it.</param>
    /// <param name="evaluated">How each objective stands that could be evaluated.</param>
    /// <param name="existing">Ids of all objectives that are there and switched on: the alerts of others end.</param>
    /// <param name="alertOf">Makes a transition an alert.</param>
    public OrganisationAlerts After(
        long minute, IReadOnlyList<(SloDefinition Slo, SloStatus Status)> evaluated, IReadOnlySet<string> existing, Func<SloDefinition, SloStatus, SloTransition, Alert> alertOf)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(minute * 60);
        var told = minute - ToldAt >= ResendMinutes;
        var slos = Slos.Where(slo => existing.Contains(slo.Key)).ToDictionary();
        var outbox = Slos.Where(slo => !existing.Contains(slo.Key)).SelectMany(gone => gone.Value.Firing.Values).Select(alert => alert with { EndsAt = at }).ToList();
        foreach (var (slo, status) in evaluated)
        {
            var firing = Of(slo.Id).Firing.ToDictionary();
            foreach (var transition in status.Transitions)
            {
                outbox.Add(alertOf(slo, status, transition));
                firing.Remove(transition.Tier);
                if (transition.Firing)
                {
                    firing.Add(transition.Tier, outbox[^1]);
                }
            }

            foreach (var (tier, alert) in told ? firing.Where(f => status.Transitions.All(t => t.Tier != f.Key)).ToArray() : [])
            {
                outbox.Add(alertOf(slo, status, new SloTransition(tier, alert.Severity, Firing: true, at, alert.StartsAt, ReasonOf(slo, status, tier))));
                firing[tier] = outbox[^1];
            }

            slos[slo.Id] = new SloAlertState(status.States, firing);
        }

        return this with { Minute = minute, ToldAt = told ? minute : ToldAt, Slos = slos, Outbox = outbox };
    }

    private static string ReasonOf(SloDefinition slo, SloStatus status, string tier)
    {
        return BurnTiers.Of(slo.Window, slo.ErrorBudget).FirstOrDefault(t => t.Name == tier) is { } burning
            ? BurnRule.Reason(burning, Over(burning.LongMinutes), Over(burning.ShortMinutes))
            : string.Create(CultureInfo.InvariantCulture, $"{1 - status.BudgetRemaining:0.#%} of the error budget is spent.");

        BurnWindow Over(int minutes) => status.Burn.First(window => window.Window == WindowName.Of(minutes));
    }
}
