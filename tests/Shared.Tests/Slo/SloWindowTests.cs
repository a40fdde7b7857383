using System.Globalization;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

public sealed class SloWindowTests
{
    private static long Minute(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds() / 60;

    [Theory]
    [InlineData("24h", 1_440)]
    [InlineData("7d", 10_080)]
    [InlineData("28d", 40_320)]
    [InlineData("30d", 43_200)]
    public void A_rolling_window_ends_where_it_is_looked_at(string name, int minutes)
    {
        var window = SloWindow.Rolling(name);
        Assert.Equal(1_000_000 - minutes, window.StartAt(1_000_000));
        Assert.Null(window.RenewalAt(1_000_000));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-15T12:00Z", "2026-02-28T23:00Z", "2026-03-31T22:00Z")]
    [InlineData("Europe/Berlin", "2026-03-31T22:00Z", "2026-02-28T23:00Z", "2026-03-31T22:00Z")]
    [InlineData("Europe/Berlin", "2026-03-31T22:01Z", "2026-03-31T22:00Z", "2026-04-30T22:00Z")]
    [InlineData("Asia/Kolkata", "2026-01-01T00:00Z", "2025-12-31T18:30Z", "2026-01-31T18:30Z")]
    [InlineData("America/New_York", "2026-12-31T23:59Z", "2026-12-01T05:00Z", "2027-01-01T05:00Z")]
    public void A_calendar_month_begins_at_its_zones_midnight(string zone, string at, string start, string renewal)
    {
        var window = SloWindow.CalendarMonth(TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(Minute(start), window.StartAt(Minute(at)));
        Assert.Equal(Minute(renewal), window.RenewalAt(Minute(at)));
    }

    [Fact]
    public void A_month_whose_first_midnight_the_clocks_skip_begins_with_its_first_minute()
    {
        // Amman put its clocks on at midnight on 1 April 2011.
        var window = SloWindow.CalendarMonth(TimeZoneInfo.FindSystemTimeZoneById("Asia/Amman"));
        Assert.Equal(Minute("2011-03-31T22:00Z"), window.StartAt(Minute("2011-04-10T00:00Z")));
    }
}
