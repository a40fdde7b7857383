using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>The table of slots, in memory.</summary>
/// <param name="world">Delays and loses calls.</param>
/// <param name="conditional">False for a store that ignores conditions: with it, counts must go wrong.</param>
internal sealed class SimulatedSlotStore(World world, bool conditional = true) : ISlotStore
{
    private readonly Dictionary<int, StoredManifest> _manifests = [];
    private readonly Dictionary<int, SortedDictionary<string, SlotRow>> _rows = [];
    private int _lastETag;

    public IReadOnlyCollection<int> Slots => _manifests.Keys;

    public Task<StoredManifest?> ReadManifestAsync(int slot, CancellationToken cancellation) =>
        world.CallAsync(() => _manifests.GetValueOrDefault(slot));

    public Task<string?> TryWriteManifestAsync(SlotManifest manifest, string? ifMatch, CancellationToken cancellation) => world.CallAsync(() =>
    {
        if (conditional && _manifests.GetValueOrDefault(manifest.Slot)?.ETag != ifMatch)
        {
            return null;
        }

        var stored = new StoredManifest(manifest, $"{++_lastETag}");
        _manifests[manifest.Slot] = stored;
        return stored.ETag;
    });

    public Task WriteRowsAsync(int slot, IReadOnlyList<SlotRow> rows, CancellationToken cancellation) => world.CallAsync(() =>
    {
        foreach (var row in rows)
        {
            RowsOf(slot)[row.Key] = row;
        }

        return true;
    });

    public Task<IReadOnlyList<SlotRow>> ReadRowsAsync(int slot, string from, string to, CancellationToken cancellation) =>
        world.CallAsync<IReadOnlyList<SlotRow>>(() =>
            [.. RowsOf(slot).Values.Where(r => string.CompareOrdinal(r.Key, from) >= 0 && string.CompareOrdinal(r.Key, to) < 0)]);

    public Task DeleteRowsAsync(int slot, IReadOnlyList<string> keys, CancellationToken cancellation) => world.CallAsync(() =>
    {
        foreach (var key in keys)
        {
            RowsOf(slot).Remove(key);
        }

        return true;
    });

    private SortedDictionary<string, SlotRow> RowsOf(int slot)
    {
        if (!_rows.TryGetValue(slot, out var rows))
        {
            _rows[slot] = rows = new(StringComparer.Ordinal);
        }

        return rows;
    }
}
