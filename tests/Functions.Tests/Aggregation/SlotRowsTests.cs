using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Functions.Publishing;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Aggregation;

public sealed class SlotRowsTests
{
    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly MemorySlotStore _store = new();

    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 3600)]
    public async Task Rows_and_leases_are_forgotten_even_if_no_owner_lives_for_long(int commits, int pauseSeconds)
    {
        var options = new AggregationOptions { KeepApplied = TimeSpan.FromSeconds(10) };
        var state = SomeSlot.Settings with { KeepAppliedMs = 10_000 };
        var leasing = Leasing(state, options);
        ulong messages = 0;
        for (var owner = 0; owner < 50; owner++)
        {
            var slot = await leasing.LeaseLowestAsync(default);
            for (var commit = 0; commit < commits; commit++)
            {
                _time.Advance(TimeSpan.FromSeconds(pauseSeconds));
                slot.TryApply(SomeSlot.Message(++messages, Some.Event(EventType.Pause)), DateTimeOffset.MaxValue);
                await slot.CommitAsync(publish: null, default);
            }

            await slot.ReleaseAsync(default);
        }

        var applied = await _store.ReadRowsAsync(0, SlotRowKeys.AppliedFrom, SlotRowKeys.AppliedTo, default);
        var manifest = (await _store.ReadManifestAsync(0, default))!.Manifest;
        Assert.InRange(applied.Count, 1, 20);
        Assert.InRange(manifest.Leases.Count, 1, 10);
        Assert.True(manifest.Active.Ms > 50_000);
    }

    [Fact]
    public async Task A_slot_that_cannot_be_read_costs_a_try_and_then_another_is_taken()
    {
        var leasing = Leasing(SomeSlot.Settings, new AggregationOptions());
        var slot = await leasing.LeaseLowestAsync(default);
        slot.TryApply(SomeSlot.Message(1, Some.Event(EventType.Pause)), DateTimeOffset.MaxValue);
        await slot.CommitAsync(publish: null, default);
        await slot.ReleaseAsync(default);
        var rows = await _store.ReadRowsAsync(0, SlotRowKeys.SnapshotsFrom, SlotRowKeys.SnapshotsTo, default);
        await _store.DeleteRowsAsync(0, [.. rows.Select(r => r.Key)], default);

        await Assert.ThrowsAsync<InvalidDataException>(() => leasing.LeaseLowestAsync(default));
        Assert.Equal(1, (await leasing.LeaseLowestAsync(default)).Number);
    }

    private SlotLeasing Leasing(SlotStateSettings state, AggregationOptions options) =>
        new(_store, state, options, new CommitMetrics(Meters.Some), _time, NullLogger<SlotLeasing>.Instance);
}
