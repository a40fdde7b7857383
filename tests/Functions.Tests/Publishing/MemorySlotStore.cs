using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Tests.Functions.Publishing;

/// <summary>A table of slots that always works.</summary>
internal sealed class MemorySlotStore : ISlotStore
{
    private readonly Dictionary<int, StoredManifest> _manifests = [];
    private readonly SortedDictionary<(int Slot, string Key), SlotRow> _rows = [];

    public Task<StoredManifest?> ReadManifestAsync(int slot, CancellationToken cancellation) => Task.FromResult(_manifests.GetValueOrDefault(slot));

    public Task<string?> TryWriteManifestAsync(SlotManifest manifest, string? ifMatch, CancellationToken cancellation)
    {
        if (_manifests.GetValueOrDefault(manifest.Slot)?.ETag != ifMatch) return Task.FromResult<string?>(null);
        _manifests[manifest.Slot] = new StoredManifest(manifest, $"{manifest.Generation}");
        return Task.FromResult<string?>($"{manifest.Generation}");
    }

    public Task WriteRowsAsync(int slot, IReadOnlyList<SlotRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows) _rows[(slot, row.Key)] = row;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SlotRow>> ReadRowsAsync(int slot, string from, string to, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SlotRow>>([.. _rows.Where(row => row.Key.Slot == slot
            && string.CompareOrdinal(row.Key.Key, from) >= 0 && string.CompareOrdinal(row.Key.Key, to) < 0).Select(row => row.Value)]);

    public Task DeleteRowsAsync(int slot, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        foreach (var key in keys) _rows.Remove((slot, key));
        return Task.CompletedTask;
    }
}
