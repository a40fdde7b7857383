using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Tests.Functions.Publishing;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Cardinality;

/// <summary>Two instances, each with a slot of its own, on one store.</summary>
public sealed class CardinalitySyncTests
{
    private static readonly SlotStateSettings Settings = SomeSlot.Settings with { Policies = SomePolicies.Limits(100, ("video_id", 20)) };

    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly MemorySlotStore _slots = new();
    private readonly MemoryCardinalityStore _store = new();
    private ulong _lastMessage;

    [Fact]
    public async Task What_one_instance_admitted_the_other_admits_after_one_look()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        await CountAsync(first, "hit");
        _time.Advance(TimeSpan.FromSeconds(1));
        await first.RunAsync();
        await CountAsync(second, "hit", [.. Enumerable.Range(0, 100).Select(i => $"tail {i}")]);

        Assert.Contains("hit", Values(second));
        Assert.DoesNotContain("hit", (await ReportedAsync(second)).Where(video => video == LabelPolicy.Overflow));
    }

    [Fact]
    public async Task However_many_values_come_the_limit_holds_over_both_and_the_number_of_table_calls_is_bounded()
    {
        var instances = new[] { await StartAsync(), await StartAsync() };
        await CountAsync(instances[0], "first");
        var before = _store.Calls;
        for (var second = 0; second < 20; second++)
        {
            foreach (var instance in instances)
            {
                await CountAsync(instance, $"{second}", [.. Enumerable.Range(0, 2_000).Select(_ => Guid.NewGuid().ToString())]);
                await instance.RunAsync();
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(instances.SelectMany(Values).Distinct().Count(), 10, 20);
        Assert.InRange(_store.Calls - before, 1, 20 * 2 * 8);
    }

    [Fact]
    public async Task A_restart_forgets_no_admission_and_no_viewer()
    {
        var first = await StartAsync();
        await CountAsync(first, "a", "b");
        await first.Sync.StopAsync(first.Slot, default);
        await first.Slot.CommitAsync(publish: null, default);
        await first.Slot.ReleaseAsync(default);

        var next = await StartAsync();
        await CountAsync(next, "c");

        Assert.Equal(["a", "b", "c"], Values(next).Order());
        Assert.Equal(1, next.Slot.Read(state => state.Governor.For("org").Viewers.Distinct.Estimate()));
    }

    [Fact]
    public async Task The_viewers_of_all_instances_are_shown_as_one_number()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        await first.CountAsync(Enumerable.Range(0, 60).Select(i => Viewer($"viewer {i}")), Next());
        await second.CountAsync(Enumerable.Range(40, 60).Select(i => Viewer($"viewer {i}")), Next());
        for (var round = 0; round < 2; round++)
        {
            _time.Advance(TimeSpan.FromSeconds(40));
            await first.CountAsync([Viewer("viewer 0")], Next());
            await second.CountAsync([Viewer("viewer 99")], Next());
            foreach (var instance in new[] { first, second })
            {
                await instance.Slot.CommitAsync(publish: null, default);
                await instance.RunAsync();
            }
        }

        Assert.All([first, second], instance => Assert.Equal(100, instance.Slot.Read(state => state.Series.Single(s => s.Metric == Metrics.UniqueViewers).Values[0])));

        static PlayerEvent Viewer(string viewer) => SomeSlot.Event(EventType.Pause, e => e.ViewerId = viewer);
    }

    [Fact]
    public async Task An_owner_that_was_taken_for_dead_leaves_its_successors_share_alone()
    {
        var sleeper = await StartAsync();
        await CountAsync(sleeper, "a");
        _time.Advance(TimeSpan.FromMinutes(5));
        var successor = await StartAsync();
        Assert.Equal(sleeper.Slot.Number, successor.Slot.Number);
        await CountAsync(successor, "b");

        await CountAsync(sleeper, "c");
        _time.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<SlotLostException>(sleeper.RunAsync);
    }

    private async Task CountAsync(Instance instance, string video, params string[] more) => await instance.CountAsync(
        more.Prepend(video).Select(id => SomeSlot.Event(EventType.Pause, e => e.VideoId = id)), Next());

    private ulong Next() => ++_lastMessage;

    private static IReadOnlyCollection<string> Values(Instance instance) =>
        instance.Slot.Read(state => state.Governor.For("org").Labels["video_id"].Values.ToList());

    private async Task<IEnumerable<string>> ReportedAsync(Instance instance)
    {
        await instance.Sync.RefreshAsync(instance.Slot, "org", default);
        return (await _store.ReadReportsAsync("org", default)).SelectMany(report => report.Labels["video_id"].Heaviest).Select(hitter => hitter.Value);
    }

    private async Task<Instance> StartAsync()
    {
        var leasing = new SlotLeasing(_slots, Settings, new AggregationOptions(), new CommitMetrics(Meters.Some), _time, NullLogger<SlotLeasing>.Instance);
        return new Instance(
            SomeCardinality.Sync(_store, new SlotDirectory(_slots, _time), Settings, _time), await leasing.LeaseLowestAsync(default));
    }

    private sealed record Instance(CardinalitySync Sync, OwnedSlot Slot)
    {
        public async Task CountAsync(IEnumerable<PlayerEvent> events, ulong id)
        {
            var message = SomeSlot.Message(id, [.. events]);
            await Sync.EnsureAsync(Slot, message, default);
            Slot.TryApply(message, DateTimeOffset.MaxValue);
        }

        public Task RunAsync() => Sync.RunAsync(Slot, default);
    }
}
