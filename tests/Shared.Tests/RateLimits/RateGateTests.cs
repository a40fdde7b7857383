using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Shared.RateLimits;

public class RateGateTests
{
    private const int Seeds = 2_000;

    private static readonly RateLimit Limit = new(Rate: 10, Burst: 20);

    [Fact]
    public void A_burst_passes_at_once_and_then_the_rate()
    {
        var gate = new RateGate(Limit, now: 0);

        Assert.True(gate.Ask(20, "burst", 0).HasPassed);
        Assert.False(gate.Ask(10, "more", 0).HasPassed);
        Assert.True(gate.Ask(10, "more", 1).HasPassed);
        Assert.False(gate.Ask(1, "at once", 1).HasPassed);
    }

    [Fact]
    public void Those_refused_together_are_told_to_come_one_after_the_other()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(20, "burst", 0);

        Assert.Equal([1, 2, 3, 4, 5], Enumerable.Range(0, 5).Select(i => gate.Ask(10, $"{i}", 0).Wait));
    }

    [Fact]
    public void Newcomers_do_not_take_what_was_promised()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(20, "burst", 0);
        Assert.Equal(2, gate.Ask(20, "promised", 0).Wait);

        for (var i = 0; i < 20; i++) Assert.False(gate.Ask(1, $"newcomer {i}", i / 10.0).HasPassed);

        Assert.True(gate.Ask(20, "promised", 2).HasPassed);
    }

    [Fact]
    public void Who_comes_back_early_is_told_what_is_left_of_the_wait_and_loses_nothing()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(20, "burst", 0);
        Assert.Equal(2, gate.Ask(20, "b", 0).Wait);
        Assert.Equal(2, gate.Ask(20, "b", 0.5).Wait);
        Assert.Equal(1, gate.Ask(20, "b", 1.5).Wait);
        Assert.True(gate.Ask(20, "b", 2).HasPassed);
    }

    [Fact]
    public void What_nobody_came_back_for_goes_to_newcomers()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(20, "burst", 0);
        for (var i = 0; i < 60; i++) gate.Ask(10, $"never again {i}", 0);

        Assert.True(gate.Ask(10, "newcomer", 1 + Promises.Patience + 0.1).HasPassed);
    }

    [Fact]
    public void More_than_the_burst_ever_holds_passes_a_full_bucket_and_leaves_a_debt()
    {
        var gate = new RateGate(Limit, 0);
        Assert.True(gate.Ask(100, "large", 0).HasPassed);
        Assert.Equal(9, gate.Ask(1, "small", 0).Wait);

        var empty = new RateGate(Limit, 0);
        empty.Ask(20, "burst", 0);
        Assert.Equal(2, empty.Ask(1_000, "large", 0).Wait);
        Assert.True(empty.Ask(1_000, "large", 2).HasPassed);
    }

    [Fact]
    public void Far_in_debt_requests_are_refused_unread_and_told_different_times()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(1_000, "large", 0);

        var waits = Enumerable.Range(0, 30).Select(_ => gate.AskUnread(0).Wait!.Value).ToList();

        Assert.True(waits[0] >= 98, $"{waits[0]}");
        Assert.Equal(waits.Order(), waits);
        Assert.True(waits.Distinct().Count() > 25);
        Assert.All(waits, wait => Assert.InRange(wait, 1, RateGate.LongestWait));
        Assert.True(gate.AskUnread(waits[0]).HasPassed);
        Assert.True(gate.Ask(1, "small", waits[0]).HasPassed);
    }

    [Fact]
    public void Nobody_is_refused_unread_while_a_promise_is_due()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(20, "burst", 0);
        var waits = Enumerable.Range(0, 100).Select(i => gate.Ask(10, $"{i}", 0)).ToList();
        Assert.Contains(waits, wait => !wait.IsPromise);

        Assert.False(gate.AskUnread(0.5).HasPassed);
        Assert.True(gate.AskUnread(1).HasPassed);
    }

    [Fact]
    public void Nor_while_one_is_due_that_was_made_after_another_that_is_not()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(20, "burst", 0);
        Assert.Equal(2, gate.Ask(11, "before", 0).Wait);
        Assert.Equal(1, gate.Ask(3, "after", 0.5).Wait);
        for (var i = 0; i < 100; i++) gate.Ask(10, $"{i}", 1.4);

        Assert.False(gate.AskUnread(1.4).HasPassed);
        Assert.True(gate.AskUnread(1.5).HasPassed);
        Assert.True(gate.Ask(3, "after", 1.5).HasPassed);
    }

    [Fact]
    public void A_clocks_grain_before_its_time_a_promise_is_due()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(20, "burst", 0);
        for (var i = 0; i < 100; i++) gate.Ask(10, $"{i}", 0);

        Assert.True(gate.AskUnread(0.96).HasPassed);
        Assert.True(gate.Ask(10, "0", 0.96).HasPassed);
    }

    [Fact]
    public void Clients_that_never_come_back_get_the_rate_and_cost_little()
    {
        var gate = new RateGate(Limit, 0);
        var (passed, unread) = (0, 0);
        for (var i = 0; i < 300 * 100; i++)
        {
            var now = i / 100.0;
            if (!gate.AskUnread(now).HasPassed) unread++;
            else if (gate.Ask(5, $"{i}", now).HasPassed) passed += 5;
        }

        Assert.InRange(passed, 0.8 * 300 * Limit.Rate, Limit.Burst + (300 * Limit.Rate));
        Assert.True(unread > 12_000, $"{unread}");
    }

    [Fact]
    public void A_limit_that_changes_counts_at_once()
    {
        var gate = new RateGate(Limit, 0);
        gate.Ask(20, "burst", 0);
        gate.Change(new RateLimit(100, 200));
        Assert.True(gate.Ask(90, "more", 1).HasPassed);
    }

    [Fact]
    public void Who_obeys_a_promise_is_accepted_and_the_limit_is_kept()
    {
        var kept = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var run = new GateRun(seed);
            run.Play();
            Assert.True(run.BrokenPromises == 0, $"seed {seed}: {run.BrokenPromises} promises broken");
            Assert.True(run.Passed <= run.Most, $"seed {seed}: {run.Passed} passed of at most {run.Most}");
            kept += run.PromisesKept;
        }

        Assert.True(kept > Seeds, $"{kept} promises kept");
    }
}
