using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class SlotStatePublicationTests
{
    private readonly SlotState _state = new(SomeSlot.Settings);

    public SlotStatePublicationTests() => Pause(1, at: 0);

    [Fact]
    public void A_new_series_says_zero_then_its_values_then_nothing_until_it_changes()
    {
        Assert.Equal([(SampleKind.Zero, true)], Publish(0));
        Assert.Equal([(SampleKind.Values, false)], Publish(1));
        Assert.Empty(Publish(2));
        Pause(2, at: 3);
        Assert.Equal([(SampleKind.Values, false)], Publish(4));
    }

    [Fact]
    public void An_unchanged_series_is_sent_again_after_the_interval_only()
    {
        Publish(0);
        Publish(1);
        Assert.Empty(Publish(SomeSlot.ResendMs));
        Assert.Equal([(SampleKind.Values, false)], Publish(SomeSlot.ResendMs + 1));
    }

    [Fact]
    public void What_did_not_arrive_is_due_again_with_newer_totals()
    {
        Publish(0);
        var lost = _state.CollectAt(SomeSlot.Start + 1);
        Pause(2, at: 1);
        SlotState.NotSent(lost.Series);
        Assert.All(lost.Series, s => Assert.Equal(1, s.Values[0]));
        Assert.All(_state.CollectAt(SomeSlot.Start + 2).Series, s => Assert.Equal(2, s.Values[0]));
    }

    [Fact]
    public void An_idle_series_ends_and_leaves()
    {
        Publish(0);
        Publish(1);
        Assert.Equal([(SampleKind.End, false)], Publish(SomeSlot.IdleMs + 1));
        Assert.Empty(_state.Series);
        Assert.True(_state.HasUnsaved);
    }

    [Fact]
    public void Values_that_no_receiver_has_taken_are_sent_before_the_series_ends()
    {
        Publish(0);
        SlotState.NotSent(_state.CollectAt(SomeSlot.Start + 1).Series);
        Assert.Equal([(SampleKind.Values, false)], Publish(SomeSlot.IdleMs + 1));
        Assert.Equal([(SampleKind.End, false)], Publish(SomeSlot.IdleMs + 2));
        Assert.Empty(_state.Series);
    }

    [Fact]
    public void A_series_that_changed_while_its_end_was_sent_stays()
    {
        Publish(0);
        Publish(1);
        var end = _state.CollectAt(SomeSlot.Start + SomeSlot.IdleMs + 1);
        Pause(2, at: SomeSlot.IdleMs + 1);
        _state.Sent(end.Series, end.Timestamp);
        Assert.All(_state.Series, s => Assert.Equal(2, s.Values[0]));
        Assert.Equal([(SampleKind.Values, false)], Publish(SomeSlot.IdleMs + 2));
    }

    private void Pause(ulong id, long at) => _state.Apply(SomeSlot.Message(id, Some.Event(EventType.Pause)), SomeSlot.Start + at);

    // What all series say, and whether there is more to say.
    private IEnumerable<(SampleKind Kind, bool More)> Publish(long at)
    {
        var publication = _state.CollectAt(SomeSlot.Start + at);
        var more = _state.Sent(publication.Series, publication.Timestamp);
        return publication.Series.Select(s => (s.Kind, more)).Distinct();
    }
}
