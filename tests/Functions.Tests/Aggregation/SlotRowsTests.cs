using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Functions.Publishing;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Aggregation;

public sealed class SlotRowsTests
{
    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly MemorySlotStore _store = new();

    [Fact]
    public async Task Rows_and_leases_are_forgotten_even_if_no_owner_lives_for_long()
    {
        var options = new AggregationOptions { KeepApplied = TimeSpan.FromSeconds(10) };
        var state = SomeSlot.Settings with { KeepAppliedMs = 10_000 };
        var leasing = new SlotLeasing(_store, state, options, new CommitMetrics(Meters.Some), _time, NullLogger<SlotLeasing>.Instance);
        ulong messages = 0;
        for (var owner = 0; owner < 50; owner++)
        {
            var slot = await leasing.LeaseLowestAsync(default);
            for (var commit = 0; commit < 3; commit++)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                slot.TryApply(SomeSlot.Message(++messages, Some.Event(EventType.Pause)), DateTimeOffset.MaxValue);
                await slot.CommitAsync(publish: null, default);
            }

            await slot.ReleaseAsync(default);
        }

        var applied = await _store.ReadRowsAsync(0, SlotRowKeys.AppliedFrom, SlotRowKeys.AppliedTo, default);
        var manifest = (await _store.ReadManifestAsync(0, default))!.Manifest;
        Assert.InRange(applied.Count, 10, 20);
        Assert.InRange(manifest.Leases.Count, 4, 10);
        Assert.True(manifest.ActiveMs > 50_000);
    }
}
