using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Slo.Counting;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

/// <summary><see cref="SnapshotWriter"/> and <see cref="SnapshotReader"/>, by what a slot's state writes and reads.</summary>
public class SnapshotTests
{
    private static readonly string[] Codes = ["404", "500", "视频", "\"quoted\"", ""];

    [Fact]
    public void Random_states_are_restored_from_a_full_snapshot_and_increments()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var state = new SlotState(SomeSlot.Settings);
            var snapshots = new List<ReadOnlyMemory<byte>>();
            for (var (id, at) = (1UL, 0L); id < 20; id++, at += random.Next(SmallOrIdle(random)))
            {
                state.Apply(SomeSlot.Message(id, Events(random)), SomeSlot.Start + at);
                if (random.Next(2) == 0) state.Publish(at);
                if (random.Next(3) == 0) state.Publish(at += SomeSlot.IdleMs + 1);
                if (random.Next(3) == 0) state.Apply(SomeSlot.Message(100 + id, Events(random)), SomeSlot.Start + at);
                if (random.Next(6) == 0) snapshots.Clear();
                snapshots.Add(state.TakeSnapshot(full: snapshots.Count == 0).Series.ToArray());
            }

            Assert.Equal(Text(state), Text(Restored(snapshots)));
        }
    }

    [Fact]
    public void A_series_that_left_and_came_back_between_two_snapshots_is_restored()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Some.Event(EventType.Pause)), SomeSlot.Start);
        state.Publish(0);
        state.Publish(1);
        var full = state.TakeSnapshot(full: true).Series;
        state.Publish(SomeSlot.IdleMs + 1);
        state.Apply(SomeSlot.Message(2, Some.Event(EventType.Pause)), SomeSlot.Start + SomeSlot.IdleMs + 2);

        var restored = Restored([full, state.TakeSnapshot(full: false).Series]);

        Assert.Equal(Text(state), Text(restored));
        Assert.All(restored.Series, s => Assert.Equal(1, s.Values[0]));
    }

    [Fact]
    public void A_metric_this_version_does_not_have_is_passed_over_in_every_snapshot()
    {
        var gone = new Metric("openqoe_gone_total", MetricKind.Counter, "", "", [], []);
        var reshaped = Metrics.SeekLatency with { Buckets = [1, 2] };
        var (first, second) = (new SnapshotWriter(), new SnapshotWriter());
        var labels = new LabelSet([new("org_id", "org")]);
        foreach (var (i, metric) in new[] { gone, Metrics.Seeks, reshaped }.Index())
        {
            var series = new Series(i + 1, metric, labels);
            series.Add(i + 0.5, 1);
            first.Write(series, define: true);
            series.Add(1, 2);
            second.Write(series, define: false);
        }

        var into = new SeriesSet();
        var reader = new SnapshotReader(into, new SliCounters(SomeObjectives.Defaults));
        reader.Read(first.Written);
        reader.Read(second.Written);

        var known = Assert.Single(into.All);
        Assert.Equal((Metrics.Seeks, 2.5, 2L), (known.Metric, known.Values[0], known.UpdatedAt));
        Assert.Equal(4, into.GetOrAdd(Metrics.Seeks, labels, new("new")).Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0.1)]
    [InlineData(4503599627370495)]
    [InlineData(4503599627370496)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(5e-324)]
    public void Numbers_are_restored_to_the_bit(double value)
    {
        var writer = new SnapshotWriter();
        var series = new Series(1, Metrics.Seeks, new LabelSet([]));
        series.Add(value, 1);
        writer.Write(series, define: true);
        var into = new SeriesSet();
        new SnapshotReader(into, new SliCounters(SomeObjectives.Defaults)).Read(writer.Written);
        Assert.Equal(value, Assert.Single(into.All).Values[0]);
    }

    [Fact]
    public void The_start_of_a_series_is_the_second_of_its_zero_and_is_restored_from_full_snapshots_and_increments()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Some.Event(EventType.Pause)), SomeSlot.Start);
        var before = state.TakeSnapshot(full: true).Series;
        state.Publish(2_700);
        var opened = state.TakeSnapshot(full: false).Series;
        state.Publish(90_000);

        Assert.All(Restored([before]).Series, s => Assert.Equal(0, s.StartedAt));
        Assert.All(Restored([before, opened]).Series, s => Assert.Equal(SomeSlot.Start + 2_000, s.StartedAt));
        Assert.All(Restored([state.TakeSnapshot(full: true).Series]).Series, s => Assert.Equal(SomeSlot.Start + 2_000, s.StartedAt));
    }

    [Fact]
    public void A_snapshot_from_before_starts_were_kept_is_read_and_its_series_have_none()
    {
        // One series of openqoe_seeks_total without labels: id 1, opened and defined, changed at 5, value 3.
        byte[] name = [.. "openqoe_seeks_total"u8];
        byte[] snapshot = [1, 1, 3, 0, (byte)name.Length, .. name, 1, 0, 5, 6];

        var series = Assert.Single(Restored([snapshot]).Series);

        Assert.Equal((Metrics.Seeks, true, 5L, 3d, 0L), (series.Metric, series.Opened, series.UpdatedAt, series.Values[0], series.StartedAt));
    }

    [Fact]
    public void Damaged_bytes_are_told_as_such_or_read_but_nothing_else_happens()
    {
        var random = new Random(1);
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Events(random)), SomeSlot.Start);
        var snapshot = state.TakeSnapshot(full: true).Series.ToArray();
        Assert.Throws<InvalidDataException>(() => Restored([Array.Empty<byte>()]));
        Assert.Throws<InvalidDataException>(() => Restored([new byte[] { 99 }]));
        Assert.Throws<InvalidDataException>(() => Restored([snapshot.AsMemory(0, snapshot.Length - 1)]));
        Assert.Equal(Restored([snapshot]).Series.Count, Restored([snapshot, snapshot]).Series.Count);
        for (var i = 0; i < 4_000; i++)
        {
            var damaged = snapshot[..random.Next(snapshot.Length + 1)];
            for (var hits = random.Next(4); hits >= 0 && damaged.Length > 0; hits--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Restored([damaged]);
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
        }
    }

    private static int SmallOrIdle(Random random) => random.Next(4) == 0 ? (int)SomeSlot.IdleMs * 2 : 1000;

    private static PlayerEvent[] Events(Random random) => [.. Enumerable.Range(0, random.Next(1, 6)).Select(i =>
    {
        var types = Enum.GetValues<EventType>();
        var e = Some.Event(types[random.Next(types.Length)], i);
        (e.OrgId, e.ViewId, e.VideoId) = ($"org {random.Next(3)}", $"view {random.Next()}", $"title {random.Next(4)}");
        (e.Data.ErrorCode, e.Data.PlayingTimeDelta, e.Data.BufferLength) = (Codes[random.Next(Codes.Length)], random.Next(20_000), random.NextDouble() * 1e5);
        return e;
    })];

    private static SlotState Restored(IEnumerable<ReadOnlyMemory<byte>> snapshots)
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Restore(snapshots, [], default);
        return state;
    }

    private static string Text(SlotState state) => string.Join('\n', state.Series.OrderBy(s => s.Id).Select(s =>
        $"{s.Id} {s.Metric.Name} {string.Join(',', s.Labels)} {string.Join(' ', s.Values)} {s.UpdatedAt} {s.Opened}"));
}
