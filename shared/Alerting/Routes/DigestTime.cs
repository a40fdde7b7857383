namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>When the day's digest of info alerts goes out.</summary>
/// <param name="At">Local time of day.</param>
/// <param name="TimeZone">IANA name, such as <c>Europe/Berlin</c>.</param>
/// <param name="Receiver">Who gets it; null: the receivers of the alerts' routes.</param>
public sealed record DigestTime(TimeOnly At, string TimeZone, string? Receiver)
{
    public static readonly DigestTime Default = new(new TimeOnly(9, 0), "UTC", Receiver: null);

    /// <summary>The first digest after a time. A local time that a change of clocks skips is taken an hour later.</summary>
    public DateTimeOffset Next(DateTimeOffset after)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime).AddDays(-1);
        for (; ; day = day.AddDays(1))
        {
            var local = day.ToDateTime(At);
            local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
            var at = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            if (at > after)
            {
                return at;
            }
        }
    }
}
