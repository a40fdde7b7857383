using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class LabelCombinationsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void How_many_combinations_are_held_changes_nothing_that_is_counted(int held)
    {
        var (some, all) = (new CountedWorld(CountedScenarios.Near, seed: 3, held), new CountedWorld(CountedScenarios.Near, seed: 3));
        some.Run(batches: 600);
        all.Run(batches: 600);
        Assert.Equal(all.Digests(), some.Digests());
    }

    [Fact]
    public void Once_a_series_has_ended_the_next_measurement_begins_another()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Some.Event(EventType.Pause)), SomeSlot.Start);
        var first = state.Series.Single(s => s.Metric == Metrics.PauseEvents);
        state.Publish(atMs: 0);
        state.Publish(atMs: 1);
        state.Publish(SomeSlot.IdleMs + 2);
        Assert.Empty(state.Series);

        state.Apply(SomeSlot.Message(2, Some.Event(EventType.Pause)), SomeSlot.Start + SomeSlot.IdleMs + 3);

        var second = state.Series.Single(s => s.Metric == Metrics.PauseEvents);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal((1, 1), (first.Values[0], second.Values[0]));
    }
}
