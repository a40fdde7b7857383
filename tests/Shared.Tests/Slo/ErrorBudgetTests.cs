using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

public sealed class ErrorBudgetTests
{
    private const long Minute = 29_846_880;

    private static readonly IReadOnlyDictionary<string, AlertState> None = new Dictionary<string, AlertState>();

    /// <summary>Bad ones at the beginning of the window, and at an even pace in the last six hours.</summary>
    private static SloStatus Evaluate(long valid, long bad, long lately = 0, SloDefinition? slo = null, IReadOnlyDictionary<string, AlertState>? states = null, long at = Minute)
    {
        slo ??= SomeSlo.Starts();
        var start = slo.Window.StartAt(at);
        return SloEvaluation.Evaluate(slo, at, minute =>
        {
            var counted = (long)(valid * ((double)Math.Max(minute - start, 0) / (at - start)));
            var recent = (long)(lately * (Math.Max(minute - (at - 360), 0) / 360.0));
            return new(counted - (minute > start ? bad : 0) - recent, counted);
        }, states ?? None);
    }

    [Theory]
    [InlineData(0, 1.0, PolicyState.Green)]
    [InlineData(2_499, 0.5002, PolicyState.Green)]
    [InlineData(2_500, 0.5, PolicyState.Yellow)]
    [InlineData(4_000, 0.2, PolicyState.Yellow)]
    [InlineData(4_001, 0.1998, PolicyState.Red)]
    [InlineData(5_000, 0.0, PolicyState.Exhausted)]
    [InlineData(6_000, -0.2, PolicyState.Exhausted)]
    public void What_remains_decides_the_policy(long bad, double remaining, PolicyState state)
    {
        var status = Evaluate(1_000_000, bad);
        Assert.Equal(remaining, status.BudgetRemaining!.Value, 9);
        Assert.Equal(state, status.PolicyState);
        Assert.Equal(Math.Max(5_000 - bad, 0), status.BadEventsLeft);
    }

    [Fact]
    public void Tickets_tell_of_four_fifths_and_of_all_of_the_budget()
    {
        Assert.DoesNotContain(Evaluate(1_000_000, 3_999).Transitions, t => t.Tier.StartsWith("budget-"));
        Assert.Equal(["budget-80"], Evaluate(1_000_000, 4_000).Transitions.Where(t => t.Tier.StartsWith("budget-")).Select(t => t.Tier));
        var spent = Evaluate(1_000_000, 5_000).Transitions.Where(t => t.Tier.StartsWith("budget-")).ToList();
        Assert.Equal(["budget-80", "budget-100"], spent.Select(t => t.Tier));
        Assert.Equal("100% of the error budget is spent: 5,000 bad of 1,000,000.", spent[1].Reason);
    }

    [Fact]
    public void A_budget_alert_ends_only_when_clearly_less_is_spent()
    {
        var fired = Evaluate(1_000_000, 4_000);
        Assert.Empty(Evaluate(1_000_000, 3_800, states: fired.States, at: Minute + 1).Transitions);
        Assert.Contains(Evaluate(1_000_000, 3_700, states: fired.States, at: Minute + 1).Transitions, t => t is { Tier: "budget-80", Firing: false });
    }

    [Fact]
    public void A_budget_of_too_few_events_raises_nothing() => Assert.DoesNotContain(Evaluate(199, 50).Transitions, t => t.Tier.StartsWith("budget-"));

    [Fact]
    public void Exhaustion_is_projected_from_the_last_six_hours()
    {
        // 1,000,000 in 30 days are 8,333 in six hours, 125 bad ones of which are a burn of 3; 97.5 % of 30 days at 3 are 9.75 days.
        var status = Evaluate(1_000_000, 0, 125);
        Assert.Equal(9.75, (status.ProjectedExhaustion!.Value - DateTimeOffset.FromUnixTimeSeconds(Minute * 60)).TotalDays, 1);
        Assert.Null(Evaluate(1_000_000, 0, 40).ProjectedExhaustion);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(Minute * 60), Evaluate(1_000_000, 5_000).ProjectedExhaustion);
    }

    [Fact]
    public void A_calendar_month_projects_no_further_than_its_end()
    {
        var month = SomeSlo.Starts() with { Window = SloWindow.CalendarMonth(TimeZoneInfo.Utc) };
        var at = Minute + (29 * 1440);
        Assert.Null(Evaluate(1_000_000, 0, 125, month, at: at).ProjectedExhaustion);
        Assert.NotNull(Evaluate(1_000_000, 4_700, 125, month, at: at).ProjectedExhaustion);
    }

    [Fact]
    public void Every_minute_asked_for_is_announced_and_asked_once()
    {
        foreach (var window in SloWindow.Names.Where(n => n != SloWindow.CalendarMonthName).Select(SloWindow.Rolling).Append(SloWindow.CalendarMonth(TimeZoneInfo.Utc)))
        {
            var slo = SomeSlo.Starts() with { Window = window };
            var asked = new List<long>();
            SloEvaluation.Evaluate(slo, Minute, minute => { asked.Add(minute); return default; }, None);
            Assert.Equal(SloEvaluation.EdgesOf(slo, Minute), asked);
            Assert.True(asked.Count <= 10);
        }
    }
}
