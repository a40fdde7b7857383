using System.Collections;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// Remembers for ten minutes which events of which client batches were counted, so that a client's retry (same <c>batch_id</c>,
/// <c>attempt</c> above 1) counts only what is new in it. In memory only, hence best effort.
/// </summary>
public sealed class SeenBatches
{
    private const long KeepMs = 10 * 60 * 1000;
    private const int MaximumBatches = 200_000;
    private const int MaximumEvents = 1000;

    private readonly Dictionary<(string Organisation, string BatchId), BitArray> _seen = [];
    private readonly Queue<((string, string) Key, long At)> _order = new();

    /// <summary>True when the event was not counted before, which it now is.</summary>
    public bool IsNew(EventBatch batch, PlayerEvent e, long now)
    {
        if (batch.BatchId is null || e.Index >= MaximumEvents)
        {
            return true;
        }

        var key = (e.OrgId ?? "", batch.BatchId);
        if (!_seen.TryGetValue(key, out var indexes))
        {
            Forget(now);
            _seen[key] = indexes = new BitArray(e.Index + 1);
            _order.Enqueue((key, now));
        }

        if (e.Index >= indexes.Length)
        {
            indexes.Length = Math.Max(e.Index + 1, indexes.Length * 2);
        }

        var repeated = indexes[e.Index] && batch.Attempt > 1;
        indexes[e.Index] = true;
        return !repeated;
    }

    private void Forget(long now)
    {
        while (_order.TryPeek(out var oldest) && (oldest.At < now - KeepMs || _order.Count >= MaximumBatches))
        {
            _seen.Remove(_order.Dequeue().Key);
        }
    }
}
