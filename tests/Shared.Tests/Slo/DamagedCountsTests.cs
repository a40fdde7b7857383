using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

/// <summary>Gaps, late data and lost counters: none of them is a breach.</summary>
public sealed class DamagedCountsTests
{
    private const int Day = 1440;

    private static SimulatedTraffic Calm() => new SimulatedTraffic(SomeSlo.Starts(), SimulatedTraffic.Traffic(1_000, 0.001)).Run(Day, 1_000, 0.001);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(90)]
    public void Minutes_in_which_nothing_was_committed_are_no_breach_and_neither_is_their_arrival_at_once(int minutes)
    {
        var traffic = Calm().Run(minutes, 0, 0).Run(1, _ => SimulatedTraffic.Traffic(1_000 * (minutes + 1), 0.001)).Run(Day, 1_000, 0.001);
        Assert.Empty(traffic.Transitions);
    }

    [Fact]
    public void What_comes_late_into_minutes_long_gone_is_judged_there_and_pages_nobody()
    {
        var traffic = Calm();
        for (var minute = Day - 700; minute < Day - 600; minute++)
        {
            traffic.Count(minute, SimulatedTraffic.Traffic(100, 1));
        }

        traffic.Run(Day, 1_000, 0.001);
        Assert.DoesNotContain(traffic.Tiers, tier => tier.StartsWith("page-"));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void A_counter_that_lost_a_part_of_its_history_pages_nobody(double lost)
    {
        var traffic = Calm();
        var last = traffic.CumulativeAt(SimulatedTraffic.Start + traffic.Minute);
        traffic.Run(1, _ => new SliCount(-(long)(last.Good * lost), -(long)(last.Valid * lost))).Run(4 * Day, 1_000, 0.001);
        Assert.Empty(traffic.Transitions);
    }

    [Fact]
    public void A_lost_counter_is_told_and_leaves_the_rest_of_the_window_standing()
    {
        var traffic = Calm();
        traffic.Run(1, _ => new SliCount(-500_000, -500_000)).Run(30, 1_000, 0.001);
        Assert.Single(traffic.Status!.Warnings);
        Assert.Contains("backwards", traffic.Status.Warnings[0]);
        Assert.Equal(0.999, traffic.Status.Sli!.Value, 4);
    }

    [Fact]
    public void A_slot_that_cannot_be_read_for_a_while_pages_nobody()
    {
        var traffic = Calm();
        for (var i = 0; i < 120; i++)
        {
            traffic.Run(1, 1_000, 0.001);
            if (i is > 30 and < 60)
            {
                // Half of everything ever counted is out of sight, and then back.
                traffic.Evaluate(minute => traffic.CumulativeAt(minute) is var all && minute > SimulatedTraffic.Start + Day + 30 ? new(all.Good / 2, all.Valid / 2) : all);
            }
        }

        Assert.Empty(traffic.Transitions);
    }

    [Fact]
    public void A_real_outage_after_a_lost_counter_pages_as_ever()
    {
        var traffic = Calm();
        traffic.Run(1, _ => new SliCount(-500_000, -500_000)).Run(5, 1_000, 0.001).Run(20, 1_000, 1);
        Assert.InRange(traffic.FirstAt("page-1h")!.Value, Day + 6, Day + 13);
    }
}
