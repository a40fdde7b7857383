namespace OpenQoE.Shared.Slo;

/// <summary>The time an objective is to be kept over: the last so many days, or the current month of a time zone.</summary>
public sealed record SloWindow
{
    public const string CalendarMonthName = "calendar-month";

    /// <summary>What a calendar month counts as where its own length would make thresholds jump from month to month.</summary>
    private const int NominalMonthDays = 30;

    private static readonly Dictionary<string, int> RollingDays = new() { ["24h"] = 1, ["7d"] = 7, ["28d"] = 28, ["30d"] = 30 };

    private SloWindow(string name, int days, TimeZoneInfo? timeZone) => (Name, PeriodMinutes, TimeZone) = (name, days * 1440, timeZone);

    /// <summary>Names of all windows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. RollingDays.Keys, CalendarMonthName];

    public static SloWindow Month { get; } = Rolling("30d");

    /// <summary><c>24h</c>, <c>7d</c>, <c>28d</c>, <c>30d</c> or <c>calendar-month</c>.</summary>
    public string Name { get; }

    /// <summary>Minutes that the error budget is meant to last; 30 days for a calendar month.</summary>
    public int PeriodMinutes { get; }

    /// <summary>Whose months; null for a rolling window.</summary>
    public TimeZoneInfo? TimeZone { get; }

    /// <param name="name">One of the rolling <see cref="Names"/>.</param>
    public static SloWindow Rolling(string name) => new(name, RollingDays[name], null);

    public static SloWindow CalendarMonth(TimeZoneInfo timeZone) => new(CalendarMonthName, NominalMonthDays, timeZone);

    /// <summary>The minute the window begins with, when it ends before <paramref name="minute"/>: the month is that of the last minute in it.</summary>
    public long StartAt(long minute) => TimeZone is null ? minute - PeriodMinutes : MonthStart(minute - 1, 0);

    /// <summary>When the budget begins anew, as a Unix minute; null for a rolling window, whose budget returns little by little.</summary>
    public long? RenewalAt(long minute) => TimeZone is null ? null : MonthStart(minute - 1, 1);

    private long MonthStart(long minute, int monthsLater)
    {
        var local = Local(minute);
        var first = new DateTime(local.Year, local.Month, 1).AddMonths(monthsLater);
        var asUtc = new DateTimeOffset(first, TimeSpan.Zero).ToUnixTimeSeconds() / 60;

        // Clocks may be changed at or over this midnight: by the offset before or after, whichever gets there first.
        var (before, after) = (asUtc - OffsetAt(asUtc - 1440), asUtc - OffsetAt(asUtc + 1440));
        var (sooner, later) = (Math.Min(before, after), Math.Max(before, after));
        return Local(sooner) >= first ? sooner : later;
    }

    private DateTime Local(long minute) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(minute * 60), TimeZone!).DateTime;

    private long OffsetAt(long minute) => (long)TimeZone!.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(minute * 60)).TotalMinutes;
}
