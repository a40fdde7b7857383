using System.Collections;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// Remembers for ten minutes which events of which client batches were counted, so that a client's retry (same <c>batch_id</c>,
/// <c>attempt</c> above 1) counts only what is new in it, and a first attempt that its retry has overtaken likewise. A batch that was
/// never retried repeats nothing: its id was used again by mistake. In memory only, hence best effort.
/// </summary>
public sealed class SeenBatches
{
    private const long KeepMs = 10 * 60 * 1000;
    private const int MaximumBatches = 200_000;
    private const int MaximumEvents = 1000;

    private readonly Dictionary<(string Organisation, string BatchId), Batch> _seen = [];
    private readonly Queue<((string, string) Key, long At)> _order = new();

    private (string Organisation, string BatchId) _lastKey;
    private Batch? _last;

    /// <summary>True when the event was not counted before, which it now is.</summary>
    public bool IsNew(EventBatch batch, PlayerEvent e, long now)
    {
        if (batch.BatchId is null || e.Index >= MaximumEvents)
        {
            return true;
        }

        // Most events are of the same batch as the event before.
        var key = (e.OrgId ?? "", batch.BatchId);
        if (_last is null || key != _lastKey)
        {
            (_lastKey, _last) = (key, Find(key, now));
        }

        return _last.IsNew(e.Index, isRetry: batch.Attempt > 1);
    }

    private Batch Find((string, string) key, long now)
    {
        if (!_seen.TryGetValue(key, out var seen))
        {
            Forget(now);
            _seen[key] = seen = new Batch();
            _order.Enqueue((key, now));
        }

        return seen;
    }

    private void Forget(long now)
    {
        while (_order.TryPeek(out var oldest) && (oldest.At < now - KeepMs || _order.Count >= MaximumBatches))
        {
            _seen.Remove(_order.Dequeue().Key);
        }
    }

    private sealed class Batch
    {
        private readonly BitArray _indexes = new(16);
        private bool _retried;

        public bool IsNew(int index, bool isRetry)
        {
            if (index >= _indexes.Length)
            {
                _indexes.Length = Math.Max(index + 1, _indexes.Length * 2);
            }

            _retried |= isRetry;
            var repeated = _indexes[index] && _retried;
            _indexes[index] = true;
            return !repeated;
        }
    }
}
