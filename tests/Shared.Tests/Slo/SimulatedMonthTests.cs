using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

/// <summary>A month of minutes for every claim: what must alert does, as soon as theory says, and what must not does not.</summary>
public sealed class SimulatedMonthTests
{
    private const int Day = 1440;
    private const double Budget = 0.005;

    /// <summary>What lies before and beside a breach: a fifth of the budget's pace.</summary>
    private const double Calm = 0.001;

    private static SimulatedTraffic Month(long valid = 1_000) => new(SomeSlo.Starts(), SimulatedTraffic.Traffic(valid, Calm));

    [Fact]
    public void A_calm_month_raises_nothing()
    {
        var month = Month().Run(30 * Day, 1_000, Calm);
        Assert.Empty(month.Transitions);
        Assert.Equal(PolicyState.Green, month.Status!.PolicyState);
        Assert.Equal(0.8, month.Status.BudgetRemaining!.Value, 6);
        Assert.Equal(0.999, month.Status.Sli!.Value, 9);
    }

    [Fact]
    public void A_total_outage_pages_within_two_minutes_after_the_five_minute_window_allows()
    {
        var month = Month().Run(Day, 1_000, Calm).Run(60, 1_000, 1);

        // 14.4 × 0.5 % of an hour's events are 4.32 minutes of outage, and calm takes some 0.06 of them: in the fifth minute.
        Assert.Equal(Day + 5, month.FirstAt("page-1h"));
    }

    [Theory]
    [InlineData("page-1h", 20, 60)]
    [InlineData("page-6h", 8, 360)]
    [InlineData("ticket-1d", 4, 1440)]
    [InlineData("ticket-3d", 1.5, 4320)]
    public void A_burn_over_the_factor_alerts_when_the_long_window_is_full_enough(string tier, double burn, int longMinutes)
    {
        var factor = FactorOf(tier);
        var calm = Calm / Budget;
        var month = Month(100_000).Run(Day, 100_000, Calm).Run(longMinutes + 10, 100_000, burn * Budget);

        var theory = longMinutes * (factor - calm) / (burn - calm);
        Assert.InRange(month.FirstAt(tier)!.Value - Day, theory, theory + 1.01);
    }

    [Theory]
    [InlineData("page-1h", 14.3)]
    [InlineData("page-6h", 5.9)]
    [InlineData("ticket-1d", 2.9)]
    [InlineData("ticket-3d", 0.95)]
    public void A_burn_under_the_factor_never_alerts(string tier, double burn)
    {
        var month = Month(100_000).Run(30 * Day, 100_000, burn * Budget);
        Assert.Equal(0, month.Fired(tier));
    }

    [Fact]
    public void A_burn_of_two_never_pages_and_opens_a_ticket_within_its_windows()
    {
        var month = Month(100_000).Run(Day, 100_000, Calm).Run(20 * Day, 100_000, 2 * Budget);
        Assert.Equal(0, month.Fired("page-1h") + month.Fired("page-6h") + month.Fired("ticket-1d"));
        Assert.InRange(month.FirstAt("ticket-3d")!.Value - Day, 6 * 60, 3 * Day);
        Assert.Equal(1, month.Fired("ticket-3d"));
    }

    [Theory]
    [InlineData("page-1h", 0.3, 4, 5)]
    [InlineData("page-6h", 0.05, 100, 30)]
    [InlineData("ticket-1d", 0.02, 900, 120)]
    [InlineData("ticket-3d", 0.008, 3800, 360)]
    public void A_long_past_breach_of_the_long_window_does_not_alert_again(string tier, double badRatio, int minutes, int shortMinutes)
    {
        var month = Month(100_000).Run(Day, 100_000, Calm).Run(minutes, 100_000, badRatio);
        var fired = month.Fired(tier);
        month.Run(shortMinutes, 100_000, 0);
        fired = Math.Max(fired, month.Fired(tier));
        month.Run(5 * Day, 100_000, 0);
        Assert.Equal(fired, month.Fired(tier));
    }

    [Fact]
    public void A_page_ends_when_the_short_window_is_calm_while_the_long_one_still_burns()
    {
        var month = Month(100_000).Run(Day, 100_000, Calm).Run(30, 100_000, 0.3).Run(60, 100_000, Calm);
        var ended = month.EndedAt("page-1h")!.Value - Day;

        // 7.2 % of the five minutes: one bad minute of 30 % is 6 % and a bit, so the fourth calm one ends it.
        Assert.Equal(34, ended);
        Assert.Equal(1, month.Fired("page-1h"));
        Assert.Equal(0, month.Transitions.Count(t => t.Transition.Tier == "page-1h" && t.Minute > Day + 34));
    }

    [Fact]
    public void A_hiccup_of_one_minute_in_which_everything_fails_pages_nobody()
    {
        var month = Month().Run(Day, 1_000, Calm).Run(1, 1_000, 1).Run(Day, 1_000, Calm);
        Assert.DoesNotContain(month.Tiers, tier => tier.StartsWith("page-"));
    }

    [Fact]
    public void No_traffic_at_all_is_no_data_and_no_alert()
    {
        var nothing = new SimulatedTraffic(SomeSlo.Starts(), default).Run(2 * Day, 0, 0);
        Assert.Empty(nothing.Transitions);
        Assert.Null(nothing.Status!.Sli);
        Assert.Null(nothing.Status.BudgetRemaining);
        Assert.All(nothing.Status.Burn, window => Assert.Null(window.Rate));
        Assert.Equal(PolicyState.NoData, nothing.Status.PolicyState);
        Assert.Equal(0, nothing.Status.BadEventsLeft);
    }

    [Fact]
    public void A_night_without_traffic_raises_nothing_and_ends_in_the_morning_as_if_it_had_not_been() =>
        Assert.Empty(Month().Run(Day, 1_000, Calm).Run(480, 0, 0).Run(Day, 1_000, Calm).Transitions);

    [Fact]
    public void Little_traffic_that_fails_pages_nobody_before_there_are_enough_events_and_enough_bad_ones()
    {
        var few = new SimulatedTraffic(SomeSlo.Starts(), default).Run(190, 1, 1);
        Assert.Empty(few.Transitions);
        Assert.Equal(AlertPhase.Pending, few.Status!.States["page-1h"].Phase);
        Assert.Equal(AlertPhase.Pending, few.Status.States["page-6h"].Phase);

        few.Run(20, 1, 1);
        Assert.Equal(200, few.FirstAt("page-6h"));
        Assert.Equal(0, few.Fired("page-1h"));
    }

    [Fact]
    public void A_page_is_held_back_under_five_bad_events_and_a_ticket_is_not()
    {
        var slo = SomeSlo.Starts(0.9995);
        var month = new SimulatedTraffic(slo, SimulatedTraffic.Traffic(10, 0)).Run(Day, 10, 0);

        // Four of 600 in the hour are 13 times the budget, of 3,600 in six hours twice; of 300 the third and fourth would page.
        month.Run(1, _ => new SliCount(6, 10)).Run(4, 10, 0);
        Assert.DoesNotContain(month.Tiers, tier => tier.StartsWith("page-"));

        var lower = new SimulatedTraffic(slo with { Alerting = new() { MinimumBadEvents = 4 } }, SimulatedTraffic.Traffic(5, 0)).Run(Day, 5, 0);
        lower.Run(1, _ => new SliCount(1, 5)).Run(4, 5, 0);
        Assert.Contains("page-1h", lower.Tiers);
    }

    private static double FactorOf(string tier) => tier switch { "page-1h" => 14.4, "page-6h" => 6, "ticket-1d" => 3, _ => 1 };
}
