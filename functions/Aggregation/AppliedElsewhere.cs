using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Aggregation;

/// <summary>The ids that another instance's slot has counted, read as far as somebody has asked.</summary>
/// <param name="store">Where they are.</param>
/// <param name="slot">Whose they are.</param>
internal sealed class AppliedElsewhere(ISlotStore store, int slot)
{
    private const int MaximumIds = 1_000_000;

    private readonly SemaphoreSlim _oneReader = new(1, 1);
    private readonly HashSet<ulong> _ids = [];
    private long _readTo = -1;

    /// <summary>Whether an id is among those committed up to this manifest.</summary>
    public async Task<bool> ContainsAsync(SlotManifest manifest, ulong id, CancellationToken cancellation)
    {
        await _oneReader.WaitAsync(cancellation);
        try
        {
            if (_readTo < manifest.Generation)
            {
                await ReadAsync(manifest, cancellation);
            }

            return _ids.Contains(id);
        }
        finally
        {
            _oneReader.Release();
        }
    }

    private async Task ReadAsync(SlotManifest manifest, CancellationToken cancellation)
    {
        if (_ids.Count > MaximumIds)
        {
            _ids.Clear();
            _readTo = -1;
        }

        var from = SlotRowKeys.AppliedSince(_readTo + 1);
        foreach (var row in await store.ReadRowsAsync(slot, from, SlotRowKeys.AppliedTo, cancellation))
        {
            if (SlotRowKeys.IsCommitted(manifest, row.Key))
            {
                _ids.UnionWith(SlotRowKeys.ReadIds(row.Data));
            }
        }

        _readTo = manifest.Generation;
    }
}
