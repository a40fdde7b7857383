namespace OpenQoE.Shared.Slo;

/// <summary>The time over which an objective holds: rolling, or the calendar month.</summary>
/// <param name="Length">Of a rolling window: one of <see cref="Lengths"/>; null for the calendar month.</param>
/// <param name="TimeZone">In which a month begins: an IANA name.</param>
public sealed record SloWindow(TimeSpan? Length, string TimeZone = "UTC")
{
    public static readonly IReadOnlyList<TimeSpan> Lengths = [TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(28), TimeSpan.FromDays(30)];

    /// <summary>30 days.</summary>
    public static readonly SloWindow Standard = new(TimeSpan.FromDays(30));

    public static readonly SloWindow CalendarMonth = new((TimeSpan?)null);

    /// <summary>For burn rates: a month counts as 30 days.</summary>
    public TimeSpan Period => Length ?? TimeSpan.FromDays(30);

    /// <summary>Unix minute with which the window begins that ends with a minute.</summary>
    public long BeginOf(long minute)
    {
        if (Length is { } length)
        {
            return minute - (long)length.TotalMinutes;
        }

        // The minute before: a window that ends at midnight on the first is the whole month before.
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds((minute - 1) * 60), zone);
        var first = new DateTime(local.Year, local.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(first))
        {
            first = first.AddMinutes(1);
        }

        return new DateTimeOffset(first, zone.GetUtcOffset(first)).ToUnixTimeSeconds() / 60;
    }

    /// <summary>Unix minute with which the window ends that a minute is in: for the calendar month; null for a rolling one.</summary>
    public long? EndOf(long minute)
    {
        if (Length is not null)
        {
            return null;
        }

        // 32 days after its first the next month has begun.
        return BeginOf(BeginOf(minute) + (32 * 24 * 60));
    }
}
