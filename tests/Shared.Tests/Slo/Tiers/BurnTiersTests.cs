using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Tests.Shared.Slo.Tiers;

public sealed class BurnTiersTests
{
    [Theory]
    [InlineData("30d", "page-1h/5m 14.4, page-6h/30m 6, ticket-1d/2h 3, ticket-3d/6h 1")]
    [InlineData("28d", "page-1h/5m 13.44, page-6h/30m 5.6, ticket-1d/2h 2.8, ticket-3d/6h 0.933")]
    [InlineData("7d", "page-14m/1m 14.4, page-84m/7m 6, ticket-336m/28m 3, ticket-1008m/84m 1")]
    [InlineData("24h", "page-5m/1m 14.4, page-12m/1m 6, ticket-48m/4m 3, ticket-144m/12m 1")]
    public void Windows_shrink_with_the_period(string window, string expected) => Assert.Equal(expected, string.Join(", ", BurnTiers.Of(SloWindow.Rolling(window), 0.005)
        .Select(t => $"{t.Name}/{WindowName.Of(t.ShortMinutes)} {t.Factor:0.###}")));

    [Fact]
    public void A_calendar_month_has_the_tiers_of_thirty_days() => Assert.Equal(
        BurnTiers.Of(SloWindow.Rolling("30d"), 0.005), BurnTiers.Of(SloWindow.CalendarMonth(TimeZoneInfo.Utc), 0.005));

    [Fact]
    public void A_long_window_never_exceeds_the_period_and_a_short_one_is_shorter()
    {
        foreach (var name in SloWindow.Names.Where(n => n != SloWindow.CalendarMonthName))
        {
            var window = SloWindow.Rolling(name);
            Assert.All(BurnTiers.Of(window, 0.01), t => Assert.True(t.ShortMinutes < t.LongMinutes && t.LongMinutes <= window.PeriodMinutes));
        }
    }

    [Fact]
    public void A_tier_that_could_never_fire_is_capped_and_told()
    {
        var tiers = BurnTiers.Of(SloWindow.Rolling("30d"), 0.1);
        Assert.Equal([9.9, 6, 3, 1], tiers.Select(t => Math.Round(t.Factor, 9)));
        Assert.Equal(
            ["Tier page-1h asks for a burn rate over 14.4, which takes more errors than there are events at this objective: it fires above 99% errors (a burn rate of 9.9)."],
            TierLimits.Warnings(tiers));
    }

    [Fact]
    public void A_capped_tier_pages_in_an_outage_with_a_few_good_events_left()
    {
        var slo = SomeSlo.Starts(0.9);
        var month = new SimulatedTraffic(slo, SimulatedTraffic.Traffic(1_000, 0)).Run(1, 1_000, 0).Run(90, 1_000, 0.995);
        Assert.Contains("page-1h", month.Tiers);
        Assert.NotEmpty(month.Status!.Warnings);
    }
}
