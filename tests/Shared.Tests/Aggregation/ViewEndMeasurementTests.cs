using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class ViewEndMeasurementTests
{
    [Fact]
    public void A_played_view_shows_its_outcome_playing_time_completion_and_rebuffer_ratio() => Measures(
        d =>
        {
            (d.Outcome, d.PlayingTime, d.RebufferTime, d.CompletionRate) = ("completed", 95_000, 5_000, 0.9);
            (d.PlayingTimeDelta, d.QueueDropped) = (4_000, 2);
        },
        "sdk_dropped_reports_total=2", "playing_time_seconds_total{-}=4", "watch_time_seconds_total=4",
        "view_outcomes_total{completed}=1", "view_playing_seconds=95", "completion_ratio=0.9", "view_rebuffer_ratio=0.05");

    [Fact]
    public void A_view_that_never_played_has_no_ratio() => Measures(
        d => (d.Outcome, d.PlayingTime, d.RebufferTime) = ("played", 0, 0), "view_outcomes_total{played}=1", "view_playing_seconds=0");

    [Fact]
    public void Who_leaves_before_the_start_shows_how_long_he_waited() => Measures(
        d => (d.Outcome, d.WaitTime, d.PlayingTime) = ("exit_before_start", 4_000, 0),
        "view_outcomes_total{exit_before_start}=1", "exit_wait_seconds=4");

    [Fact]
    public void Who_leaves_within_a_second_is_counted_nowhere() => Measures(
        d => (d.Outcome, d.WaitTime, d.PlayingTime) = ("exit_before_start", 999, 0));

    [Fact]
    public void A_failed_start_has_an_outcome_and_nothing_watched() => Measures(
        d => (d.Outcome, d.PlayingTime, d.WaitTime) = ("start_failed", 0, 300), "view_outcomes_total{start_failed}=1");

    private static void Measures(Action<EventData> set, params string[] expected) =>
        Assert.Equal(expected, new Measured().By(SomeSlot.Event(EventType.ViewEnd, e => set(e.Data))));
}
