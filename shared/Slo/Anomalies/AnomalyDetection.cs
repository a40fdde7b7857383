using System.Globalization;
using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo.Anomalies;

/// <summary>
/// Compares the last five minutes of an indicator with what is usual: the same hour of the week in the four weeks before, or, while there are no four weeks,
/// the last day. Unusual is a robust z-score beyond 3 in three of five evaluations. A warning, never a page: unusual is not bad.
/// </summary>
public static class AnomalyDetection
{
    public const string Tier = "anomaly";
    public const double Limit = 3;
    public const int WindowMinutes = 5;

    private const int Evaluations = 5;
    private const int Unusual = 3;
    private const int Weeks = 4;
    private const int WeekMinutes = 7 * 1440;
    private const int HalfHour = 30;
    private const int DayMinutes = 1440;

    /// <summary>Events that a window must hold to be looked at.</summary>
    private const int LeastEvents = 50;

    /// <summary>
    /// Every Unix minute that <see cref="Evaluate"/> asks for, in order: some in each of the last 24 hours, and around this hour four weeks back.
    /// </summary>
    public static IReadOnlyCollection<long> EdgesOf(long minute) =>
        new SortedSet<long>(Recent(minute).Concat(WeekWindows(minute)).Concat(DayWindows(minute)).SelectMany(end => (long[])[end - WindowMinutes, end]));

    /// <param name="slo">Whose indicator it is.</param>
    /// <param name="minute">Unix minute; what was counted in it or later is not looked at.</param>
    /// <param name="cumulativeAt">What was ever counted before a minute; asked for <see cref="EdgesOf"/>.</param>
    /// <param name="state">What the last evaluation left; null at first.</param>
    public static AnomalyStatus Evaluate(SloDefinition slo, long minute, Func<long, SliCount> cumulativeAt, AlertState? state)
    {
        var eventSize = BurnRule.UnitOf(slo.Indicator);
        var baseline = AnomalyBaseline.Of(Counted(WeekWindows(minute))) is { } weeks && cumulativeAt(minute - (Weeks * WeekMinutes) - HalfHour).Valid > 0
            ? weeks
            : AnomalyBaseline.Of(Counted(DayWindows(minute)));
        var (last, score) = (CountTo(minute), ScoreOf(CountTo(minute)));
        var (next, transition) = Advance(minute, state, Recent(minute).Select(CountTo).Count(IsUnusual), Reason(last.BadRatio, baseline?.Usual, score));
        return new(IsEnough(last) ? last.BadRatio : null, baseline?.Usual, score, next, transition);

        SliCount CountTo(long end) => cumulativeAt(end) - cumulativeAt(end - WindowMinutes);
        bool IsEnough(SliCount count) => count is { Good: >= 0, Bad: >= 0 } && count.Valid >= (long)LeastEvents * eventSize;
        List<SliCount> Counted(IEnumerable<long> ends) => [.. ends.Select(CountTo).Where(IsEnough)];

        // Where next to nothing ever fails a single failure has a high score.
        bool IsUnusual(SliCount count) =>
            ScoreOf(count) is { } z && (z < -Limit || (z > Limit && count.Bad >= (long)slo.Alerting.MinimumBadEvents * eventSize));
        double? ScoreOf(SliCount count) => baseline is not null && IsEnough(count)
            ? baseline.Score(count.BadRatio!.Value, (double)count.Valid / eventSize)
            : null;
    }

    private static (AlertState State, SloTransition? Transition) Advance(long minute, AlertState? state, int unusual, string reason)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(minute * 60);
        var before = state ?? new(Tier, AlertPhase.Inactive, at, long.MinValue);
        if (before.EvaluatedAtMinute >= minute)
        {
            return (before, null);
        }

        var phase = unusual >= Unusual ? AlertPhase.Firing : unusual > 0 ? AlertPhase.Pending : AlertPhase.Inactive;
        var after = new AlertState(Tier, phase, phase == before.Phase ? before.Since : at, minute);
        var (was, isNow) = (before.Phase == AlertPhase.Firing, phase == AlertPhase.Firing);
        return (after, was == isNow ? null : new(Tier, Severity.Warning, isNow, at, isNow ? at : before.Since, reason));
    }

    private static string Reason(double? ratio, double? usual, double? score) => score is null
        ? "There are too few events to compare."
        : string.Create(
            CultureInfo.InvariantCulture, $"{ratio * 100:0.##} % were bad in the last five minutes, usual are {usual * 100:0.##} % (z = {score:0.0}).");

    // Ends of windows.
    private static IEnumerable<long> Recent(long minute) => Enumerable.Range(1 - Evaluations, Evaluations).Select(i => minute + i);

    private static IEnumerable<long> WeekWindows(long minute) => Enumerable.Range(1, Weeks).SelectMany(week =>
        Enumerable.Range(1, 2 * HalfHour / WindowMinutes).Select(i => minute - (week * WeekMinutes) - HalfHour + (i * WindowMinutes)));

    // Not those that are compared.
    private static IEnumerable<long> DayWindows(long minute) =>
        Enumerable.Range(0, DayMinutes / WindowMinutes).Select(i => minute - Evaluations - WindowMinutes - (i * WindowMinutes));
}
