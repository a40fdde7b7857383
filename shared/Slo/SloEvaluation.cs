using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo;

/// <summary>Burn rates, budget and alerts of an objective from totals that only grow.</summary>
public static class SloEvaluation
{
    /// <summary>A page about fewer bad events than this would wake somebody for a handful of viewers.</summary>
    public const long FewestBadEventsOfPage = 5;

    private const long ProjectedFromMinutes = 360;

    // Once the budget is spent, and once most of it is.
    private static readonly (string Tier, double Consumed)[] BudgetAlerts = [("budget-80", 0.8), ("budget-100", 1)];

    /// <summary>The Unix minutes before which <see cref="Evaluate"/> has to know what was counted.</summary>
    public static IReadOnlyCollection<long> EdgesOf(SloDefinition slo, long minute) =>
        [minute, slo.Window.BeginOf(minute), .. WindowsOf(BurnTier.Of(slo)).Select(window => minute - window)];

    /// <summary>Evaluates an objective.</summary>
    /// <param name="slo">The objective.</param>
    /// <param name="minute">Unix minute: windows end with its beginning.</param>
    /// <param name="totalBefore">What was counted before a minute of <see cref="EdgesOf"/>, since ever.</param>
    /// <param name="states">As the evaluation before left them; empty at first.</param>
    public static SloStatus Evaluate(SloDefinition slo, long minute, Func<long, SliCount> totalBefore, IReadOnlyDictionary<string, AlertState> states)
    {
        var now = totalBefore(minute);
        var tiers = BurnTier.Of(slo);
        var burn = WindowsOf(tiers).Order().Select(window => Burn(slo, window, Since(now, totalBefore(minute - window)))).ToArray();
        var count = Since(now, totalBefore(slo.Window.BeginOf(minute)));
        var consumed = count.Valid > 0 ? count.Bad / (count.Valid * (1 - slo.Objective)) : (double?)null;
        var remaining = 1 - consumed;
        var next = new Dictionary<string, AlertState>();
        var transitions = new List<SloTransition>();
        var at = DateTimeOffset.FromUnixTimeSeconds(minute * 60);

        foreach (var tier in tiers)
        {
            Step(tier.Name, tier.Severity, isFiring => Fires(slo, tier, burn, isFiring));
        }

        if (slo.Alerting.Ticket)
        {
            foreach (var (tier, part) in BudgetAlerts)
            {
                Step(tier, Severity.Warning, _ => consumed >= part && count.Valid >= slo.Alerting.MinimumEvents);
            }
        }

        // What is evaluated no more has ended.
        foreach (var gone in states.Values.Where(state => state.Phase == AlertPhase.Firing && !next.ContainsKey(state.Tier)))
        {
            transitions.Add(new SloTransition(gone.Tier, SeverityOf(gone.Tier), Firing: false, at, gone.Since));
        }

        return new SloStatus(
            minute, count, count.Ratio, slo.Objective, remaining, (long)Math.Floor((count.Valid * (1 - slo.Objective)) - count.Bad + 1e-6), burn, slo.BudgetPolicy.StateOf(remaining),
            Projection(slo, minute, remaining, burn), next, transitions);

        void Step(string tier, Severity severity, Func<bool, bool> fires)
        {
            var before = states.GetValueOrDefault(tier);
            var wasFiring = before?.Phase == AlertPhase.Firing;
            var isFiring = fires(wasFiring);
            next[tier] = before is not null && wasFiring == isFiring ? before : new AlertState(tier, isFiring ? AlertPhase.Firing : AlertPhase.Inactive, at);
            if (wasFiring != isFiring)
            {
                transitions.Add(new SloTransition(tier, severity, isFiring, at, isFiring ? at : before!.Since));
            }
        }
    }

    /// <summary>Whom a tier is for.</summary>
    public static Severity SeverityOf(string tier) => tier.StartsWith("page", StringComparison.Ordinal) ? Severity.Critical : Severity.Warning;

    // It begins when both windows burn too fast, over enough traffic; then it goes on for as long as the short one does.
    private static bool Fires(SloDefinition slo, BurnTier tier, IReadOnlyList<BurnWindow> burn, bool isFiring)
    {
        var (longer, shorter) = (burn.First(b => b.Minutes == tier.LongMinutes), burn.First(b => b.Minutes == tier.ShortMinutes));
        var isEnough = longer.Count.Valid >= slo.Alerting.MinimumEvents && (tier.Severity != Severity.Critical || longer.Count.Bad >= FewestBadEventsOfPage);
        return IsTooFast(shorter) && (isFiring || (IsTooFast(longer) && isEnough));

        // A total failure reaches a capped factor, but does not exceed it.
        bool IsTooFast(BurnWindow window) => window.Rate > tier.Factor || (window.Count.Good == 0 && window.Rate >= tier.Factor);
    }

    private static IEnumerable<long> WindowsOf(IEnumerable<BurnTier> tiers) =>
        tiers.SelectMany(tier => new[] { tier.ShortMinutes, tier.LongMinutes }).Append(ProjectedFromMinutes).Distinct();

    private static BurnWindow Burn(SloDefinition slo, long minutes, SliCount count) =>
        new(BurnWindow.NameOf(minutes), minutes, count, (1 - count.Ratio) / (1 - slo.Objective));

    // What goes backwards, because a slot's rows were lost, is no reason to wake anybody.
    private static SliCount Since(SliCount now, SliCount then)
    {
        var valid = Math.Max(0, now.Valid - then.Valid);
        return new SliCount(Math.Clamp(now.Good - then.Good, 0, valid), valid);
    }

    private static DateTimeOffset? Projection(SloDefinition slo, long minute, double? remaining, IReadOnlyList<BurnWindow> burn)
    {
        var rate = burn.First(b => b.Minutes == ProjectedFromMinutes).Rate;
        var minutes = remaining / rate * slo.Window.Period.TotalMinutes;
        return minutes is > 0 && minutes <= slo.Window.Period.TotalMinutes && rate > 0 ? DateTimeOffset.FromUnixTimeSeconds((minute + (long)minutes) * 60) : null;
    }
}
