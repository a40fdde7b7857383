using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Functions.Cardinality;
using OpenQoE.Tests.Functions.Slo;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Publishing;

public class OrphanSlotsTests
{
    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly CollectingReceiver _receiver = new();
    private readonly MemorySlotStore _store = new();
    private readonly MemorySliStore _slis = new();
    private readonly SlotLeasing _leasing;
    private readonly OrphanSlots _orphans;

    public OrphanSlotsTests()
    {
        var publisher = new SlotPublisher(_receiver, new PublishOptions { Url = "http://receiver" }, new PublishMetrics(Meters.Some), _time);
        _leasing = new(_store, SomeSlot.Settings, new AggregationOptions(), new CommitMetrics(Meters.Some), _time, NullLogger<SlotLeasing>.Instance);
        var directory = new SlotDirectory(_store, _time);
        var idle = new Aggregator(_leasing, directory, SomeCardinality.Sync(new MemoryCardinalityStore(), directory, SomeSlot.Settings, _time), publisher, Writer(), new(), new(), new(), _time, NullLogger<Aggregator>.Instance);
        _orphans = new(directory, _leasing, publisher, Writer(), idle, _time, NullLogger<OrphanSlots>.Instance);
    }

    [Fact]
    public async Task What_a_vanished_owner_committed_is_published_kept_visible_and_ended()
    {
        var slot = await _leasing.LeaseLowestAsync(default);
        slot.TryApply(SomeSlot.Message(1, Some.Event(EventType.Pause)), DateTimeOffset.MaxValue);
        await slot.CommitAsync(publish: null, default);

        Assert.Empty(await TickAsync(TimeSpan.FromSeconds(59)));
        Assert.Equal([0, 1], await TickAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal([1], await TickAsync(TimeSpan.FromMinutes(1)));
        var end = await TickAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(2, end.Count);
        Assert.Equal((1, true), (end[0], double.IsNaN(end[1])));

        var manifest = (await _store.ReadManifestAsync(0, default))!.Manifest;
        Assert.Equal((0, true), (manifest.SeriesCount, manifest.IsFree(_time.GetUtcNow())));
        Assert.Empty(await TickAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_slot_with_an_owner_is_left_alone()
    {
        var slot = await _leasing.LeaseLowestAsync(default);
        slot.TryApply(SomeSlot.Message(1, Some.Event(EventType.Pause)), DateTimeOffset.MaxValue);
        await slot.CommitAsync(publish: null, default);
        Assert.Empty(await TickAsync(TimeSpan.FromSeconds(30)));
        await slot.CommitAsync(publish: null, default);
        Assert.False(slot.IsLost);
    }

    private SliWriter Writer() => new(_slis, _time, NullLogger<SliWriter>.Instance);

    private async Task<List<double>> TickAsync(TimeSpan after)
    {
        _time.Advance(after);
        await _orphans.PublishAsync(default);
        return [.. _receiver.Take().SelectMany(r => r.Request.Series).Where(s => s.Name == "openqoe_pause_events_total").Select(s => s.Value)];
    }
}
