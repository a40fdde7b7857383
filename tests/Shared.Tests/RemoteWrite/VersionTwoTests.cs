using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.RemoteWrite;

public class VersionTwoTests
{
    [Fact]
    public void It_says_of_each_series_what_version_1_says()
    {
        var random = new Random(3);
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, [.. Enum.GetValues<EventType>().Select(type => Some.FullEvent(type, random))]), SomeSlot.Start);
        state.Publish(0);
        var publication = state.CollectAt(SomeSlot.Start + 1);

        var one = DecodedWriteRequest.Decode(SomeSlot.Encode(publication));
        var two = Decode(publication);

        Assert.True(one.Series.Count > 100);
        Assert.Equal(one.Series.Select(s => (s.Key, s.Value, s.Timestamp)), two.Series.Select(s => (s.Key, s.Value, s.Timestamp)));
        Assert.All(two.Metadata, series => Assert.Equal(one.Metadata.Single(metric => series.Key.StartsWith(metric.Key, StringComparison.Ordinal)).Value, series.Value));
    }

    [Fact]
    public void Counters_and_histograms_start_at_the_second_of_their_zero_in_every_sample()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, SomeSlot.Event(EventType.ViewStart, e => e.Data.VideoStartupTime = 300)), SomeSlot.Start);
        var starts = new List<long>();
        foreach (var at in new[] { 1_500, 1_501, 61_501, SomeSlot.IdleMs + 61_502 })
        {
            var publication = state.CollectAt(SomeSlot.Start + at);
            state.Sent(publication.Series, publication.Timestamp);
            var sent = Decode(publication).Series;
            Assert.NotEmpty(sent);
            starts.AddRange(sent.Select(s => s.StartedAt));
        }

        Assert.Equal([SomeSlot.Start + 1_000], starts.Distinct());
    }

    [Fact]
    public void A_series_that_comes_back_starts_anew()
    {
        var state = new SlotState(SomeSlot.Settings);
        var back = SomeSlot.IdleMs + 10_000;
        state.Apply(SomeSlot.Message(1, Some.Event(EventType.Pause)), SomeSlot.Start);
        foreach (var at in new[] { 0, 1, SomeSlot.IdleMs + 2 }) state.Publish(at);
        state.Apply(SomeSlot.Message(2, Some.Event(EventType.Pause)), SomeSlot.Start + back);
        state.Publish(back);

        Assert.All(Decode(state.CollectAt(SomeSlot.Start + back + 1)).Series, s => Assert.Equal((1, SomeSlot.Start + back), (s.Value, s.StartedAt)));
    }

    [Fact]
    public void A_gauge_has_no_start()
    {
        var labels = new LabelSet([new("org_id", "org")]);
        var request = WriteRequest.OfGauges([(Metrics.UniqueViewers, labels, 12)], SomeSlot.Start);
        var sample = Assert.Single(DecodedVersionTwo.Decode(request.Encode(WriteVersion.Two)).Series);
        Assert.Equal(("openqoe_unique_viewers{org_id=\"org\"}", 12, 0), (sample.Key, sample.Value, sample.StartedAt));
    }

    [Fact]
    public void A_body_depends_on_nothing_that_was_encoded_before()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Some.Event(EventType.Pause), Some.Event(EventType.Seek)), SomeSlot.Start);
        var publication = state.CollectAt(SomeSlot.Start);
        var bodies = Enumerable.Range(0, 20).AsParallel().Select(_ => SomeSlot.Encode(publication, WriteVersion.Two)).ToList();
        Assert.All(bodies, body => Assert.Equal(bodies[0], body));
    }

    private static DecodedWriteRequest Decode(Publication publication) => DecodedVersionTwo.Decode(SomeSlot.Encode(publication, WriteVersion.Two));
}
