using System.Collections.Concurrent;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Aggregation;

/// <summary>All slots there are: 0, 1, 2 … up to the first that was never used.</summary>
/// <param name="store">Where they live.</param>
/// <param name="time">For leases.</param>
public sealed class SlotDirectory(ISlotStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<int, AppliedElsewhere> _applied = new();

    /// <summary>Every slot, by number.</summary>
    public async Task<IReadOnlyList<StoredManifest>> ListAsync(CancellationToken cancellation)
    {
        var slots = new List<StoredManifest>();
        while (await store.ReadManifestAsync(slots.Count, cancellation) is { } slot)
        {
            slots.Add(slot);
        }

        return slots;
    }

    /// <summary>
    /// Whether a message was counted in another slot. Leases that have expired are taken away first: an owner that sleeps through
    /// its lease could otherwise wake up and commit this very message after the answer.
    /// </summary>
    /// <param name="messageId">A redelivered message, or a possible copy.</param>
    /// <param name="ownSlot">Left out: the caller knows its own.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<bool> WasAppliedElsewhereAsync(ulong messageId, int ownSlot, CancellationToken cancellation)
    {
        for (var slot = 0; await store.ReadManifestAsync(slot, cancellation) is { } stored; slot++)
        {
            if (slot != ownSlot)
            {
                var fenced = await FenceAsync(stored, cancellation);
                if (await IsAppliedAsync(fenced, messageId, cancellation))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private async Task<SlotManifest> FenceAsync(StoredManifest stored, CancellationToken cancellation)
    {
        while (stored.Manifest.Lease.Length > 0 && stored.Manifest.IsFree(time.GetUtcNow()))
        {
            var freed = stored.Manifest.Freed();
            if (await store.TryWriteManifestAsync(freed, stored.ETag, cancellation) is not null)
            {
                return freed;
            }

            stored = (await store.ReadManifestAsync(stored.Manifest.Slot, cancellation))!;
        }

        return stored.Manifest;
    }

    // After a crash hundreds of messages ask the same: they share what one of them reads.
    private Task<bool> IsAppliedAsync(SlotManifest manifest, ulong messageId, CancellationToken cancellation) =>
        _applied.GetOrAdd(manifest.Slot, slot => new AppliedElsewhere(store, slot)).ContainsAsync(manifest, messageId, cancellation);
}
