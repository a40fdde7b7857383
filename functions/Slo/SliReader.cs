using System.Collections.Concurrent;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Functions.Slo;

/// <summary>
/// Reads the totals of SLIs over all slots. For each slot one row is read anew, the newest; what windows begin with lies in rows that nobody
/// changes any more and that are kept.
/// </summary>
public sealed class SliReader(ISliStore store, SlotDirectory directory, TimeProvider time)
{
    private static readonly TimeSpan SlotsAge = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeepUnused = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Organisation, int Slot, long Hour), Kept> _kept = new();
    private (DateTimeOffset At, int Count) _slots = (DateTimeOffset.MinValue, 0);
    private DateTimeOffset _cleanedAt;

    /// <summary>Reads what is needed to tell what was counted before each of these minutes (Unix minutes).</summary>
    public async Task<SliTotals> ReadAsync(string organisation, IReadOnlyCollection<long> minutes, CancellationToken cancellation)
    {
        var slots = await CountSlotsAsync(cancellation);
        var hours = minutes.Select(SliHour.Of).Distinct().Order().ToArray();
        var rows = await Task.WhenAll(Enumerable.Range(0, slots).Select(slot => ReadAsync(organisation, slot, hours, cancellation)));
        Clean();
        return new SliTotals(rows);
    }

    // The row that tells of each hour.
    private async Task<IReadOnlyDictionary<long, SliHour?>> ReadAsync(string organisation, int slot, IReadOnlyList<long> hours, CancellationToken cancellation)
    {
        var rows = new Dictionary<long, SliHour?>();
        var newest = await ReadAsync(organisation, slot, hours[^1], cancellation);
        foreach (var hour in hours)
        {
            rows[hour] = newest is null || newest.Number <= hour ? newest : await ReadPastAsync(organisation, slot, hour, cancellation);
        }

        return rows;
    }

    private async Task<SliHour?> ReadPastAsync(string organisation, int slot, long hour, CancellationToken cancellation)
    {
        var key = (organisation, slot, hour);
        if (!_kept.TryGetValue(key, out var kept))
        {
            var stored = await store.ReadAsync(organisation, slot, hour, cancellation);
            _kept[key] = kept = new Kept(stored?.Hour);
        }

        kept.UsedAt = time.GetUtcNow();
        return kept.Row is { } row ? SliHourCodec.Decode(row) : null;
    }

    private async Task<SliHour?> ReadAsync(string organisation, int slot, long hour, CancellationToken cancellation) =>
        await store.ReadAsync(organisation, slot, hour, cancellation) is { } stored ? SliHourCodec.Decode(stored.Hour) : null;

    private async Task<int> CountSlotsAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now - _slots.At > SlotsAge)
        {
            _slots = (now, (await directory.ListAsync(cancellation)).Count);
        }

        return _slots.Count;
    }

    private void Clean()
    {
        var now = time.GetUtcNow();
        if (now - _cleanedAt < KeepUnused)
        {
            return;
        }

        _cleanedAt = now;
        foreach (var (key, kept) in _kept)
        {
            if (now - kept.UsedAt > KeepUnused)
            {
                _kept.TryRemove(key, out _);
            }
        }
    }

    private sealed class Kept(ReadOnlyMemory<byte>? row)
    {
        public ReadOnlyMemory<byte>? Row => row;

        public DateTimeOffset UsedAt { get; set; }
    }
}
