using System.Globalization;
using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Shared.Slo.Wording;

/// <summary>What is said of every objective alike.</summary>
internal static class SloSentences
{
    private const double MsPerMinute = 60_000;

    public static string Description(SloDefinition slo, SloTransition transition) =>
        Invariant($"{slo.Name}: {slo.Objective * 100:0.####} % are to be good {Period(slo.Window)}. {transition.Reason} Since {Time(transition.StartedAt)}{(transition.Firing ? "" : $", until {Time(transition.At)}")}.");

    public static string Budget(SloDefinition slo, SloStatus status) => (status.BudgetRemaining, status.ProjectedExhaustion) switch
    {
        (null, _) => "Nothing was counted to judge the error budget by.",
        ( <= 0, _) => Invariant($"The error budget is spent, {1 - status.BudgetRemaining:0.#} times over."),
        (_, null) => $"{Rest(slo, status)}.",
        (_, { } end) => $"{Rest(slo, status)}. At this pace it ends {Time(end)}.",
    };

    /// <summary>"in the last 30 days", "this month".</summary>
    public static string Period(SloWindow window) => window.TimeZone is null ? $"in the last {WindowName.Words(window.PeriodMinutes)}" : "this month";

    private static string Rest(SloDefinition slo, SloStatus status)
    {
        var left = slo.Indicator == Indicator.RebufferTime
            ? Invariant($"{status.BadEventsLeft / MsPerMinute:N0} more minutes of stalls may happen")
            : Invariant($"{status.BadEventsLeft:N0} more may be bad");
        return Invariant($"{status.BudgetRemaining * 100:0.#} % of the error budget remains: {left}");
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
