using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.RemoteWrite;

public class WriteRequestTests
{
    private const long StaleMarker = 0x7ff0000000000002;

    [Fact]
    public void Defect_1_counters_accumulate_and_buckets_are_cumulative()
    {
        var state = new SlotState(SomeSlot.Settings);
        foreach (var (view, startup) in new[] { 300, 900, 901, 60_000 }.Index())
        {
            state.Apply(SomeSlot.Message((ulong)view, Started($"view {view}", startup)), SomeSlot.Start);
        }

        state.Publish(0);
        var sent = state.Publish(1).Series;

        Assert.Equal(4, Value(sent, "openqoe_views_started_total"));
        Assert.Equal(
            [("0.25", 0), ("0.5", 1), ("1", 3), ("1.5", 3), ("2", 3), ("3", 3), ("5", 3), ("10", 3), ("15", 3), ("30", 3), ("+Inf", 4)],
            sent.Where(s => s.Name == "openqoe_video_startup_seconds_bucket").Select(s => (s.Labels.Single(l => l.Key == "le").Value, s.Value)));
        Assert.Equal(4, Value(sent, "openqoe_video_startup_seconds_count"));
        Assert.Equal(62.101, Value(sent, "openqoe_video_startup_seconds_sum"), 9);

        state.Apply(SomeSlot.Message(9, Started("view 9", 300)), SomeSlot.Start + 2);
        Assert.Equal(5, Value(state.Publish(3).Series, "openqoe_views_started_total"));
    }

    [Fact]
    public void Defect_3_labels_are_sorted_timestamps_are_the_servers_and_each_writer_has_its_label()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, SomeSlot.Event(EventType.ViewStart, e =>
        {
            e.EventTime = SomeSlot.Start - 86_000_000;
            (e.VideoId, e.Env, e.CdnProvider, e.Data.VideoStartupTime) = ("title", "prod", "", 500);
        })), SomeSlot.Start);

        var samples = state.Publish(5, slot: 3).Series.Concat(state.Publish(6, slot: 3).Series).ToList();

        Assert.All(samples, s =>
        {
            var names = s.Labels.Select(l => l.Key).ToList();
            Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
            Assert.DoesNotContain(s.Labels, l => l.Value.Length == 0);
            Assert.Contains(new("slot", "3"), s.Labels);
        });
        Assert.Equal([SomeSlot.Start + 5, SomeSlot.Start + 6], samples.Select(s => s.Timestamp).Distinct());
        Assert.All(samples.GroupBy(s => s.Key), s => Assert.Equal(2, s.Count()));
    }

    [Fact]
    public void A_series_that_ends_carries_the_staleness_marker_in_every_sample()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Started("view", 300)), SomeSlot.Start);
        state.Publish(0);
        state.Publish(1);

        var end = state.Publish(SomeSlot.IdleMs + 1).Series;

        Assert.NotEmpty(end);
        Assert.All(end, s => Assert.Equal(StaleMarker, BitConverter.DoubleToInt64Bits(s.Value)));
        Assert.Empty(state.Series);
    }

    [Fact]
    public void Metadata_says_type_help_and_unit()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Started("view", 300)), SomeSlot.Start);

        var metadata = state.Publish(0).Metadata;

        Assert.Equal((3, Metrics.VideoStartup.Help, "seconds"), metadata["openqoe_video_startup_seconds"]);
        Assert.Equal((1, Metrics.ViewsStarted.Help, ""), metadata["openqoe_views_started_total"]);
    }

    [Fact]
    public void Text_in_any_script_arrives_as_it_was()
    {
        var state = new SlotState(SomeSlot.Settings);
        var title = "视频 \"é\" \\ 🎬\n";
        state.Apply(SomeSlot.Message(1, SomeSlot.Event(EventType.Pause, e => e.VideoId = title)), SomeSlot.Start);
        Assert.All(state.Publish(0).Series, s => Assert.Contains(new("video_id", title), s.Labels));
    }

    private static PlayerEvent Started(string view, double startup) => SomeSlot.Event(EventType.ViewStart, e =>
        (e.ViewId, e.Data.VideoStartupTime) = (view, startup));

    private static double Value(IEnumerable<DecodedSample> samples, string name) => samples.Single(s => s.Name == name).Value;
}
