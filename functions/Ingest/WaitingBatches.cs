using System.Threading.Channels;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Functions.Ingest;

/// <summary>Batches on their way into the queue, in the order they came, and bounded in bytes.</summary>
internal sealed class WaitingBatches(int maxBytes)
{
    private readonly Channel<WaitingBatch> _batches = Channel.CreateUnbounded<WaitingBatch>();
    private readonly Lock _take = new();
    private int _bytes;

    /// <summary>Null when there is no room, or no more is taken; else completes with whether all parts are durable.</summary>
    public Task<bool[]>? TryAdd(IReadOnlyList<EncodedBatch> parts)
    {
        var bytes = parts.Sum(part => part.Bytes.Length);
        if (Interlocked.Add(ref _bytes, bytes) > maxBytes)
        {
            Interlocked.Add(ref _bytes, -bytes);
            return null;
        }
        var waiting = parts.Select(part => new WaitingBatch(part)).ToList();
        foreach (var batch in waiting)
        {
            if (!_batches.Writer.TryWrite(batch)) Complete([batch], isDurable: false);
        }
        return Task.WhenAll(waiting.Select(batch => batch.IsDurable));
    }

    /// <summary>Waits for a group of batches for one message; null when no more will come.</summary>
    public async Task<List<WaitingBatch>?> TakeGroupAsync(int maxGroupBytes)
    {
        while (await _batches.Reader.WaitToReadAsync())
        {
            if (TakeWaiting(maxGroupBytes) is { Count: > 0 } group) return group;
        }
        return null;
    }

    public void Complete(IEnumerable<WaitingBatch> batches, bool isDurable)
    {
        foreach (var batch in batches)
        {
            Interlocked.Add(ref _bytes, -batch.Batch.Bytes.Length);
            batch.Complete(isDurable);
        }
    }

    /// <summary>No more is taken; what waits is still handed out.</summary>
    public void Close() => _batches.Writer.TryComplete();

    private List<WaitingBatch> TakeWaiting(int maxGroupBytes)
    {
        var group = new List<WaitingBatch>();
        lock (_take)
        {
            for (var bytes = 0; _batches.Reader.TryPeek(out var next); group.Add(next))
            {
                bytes += next.Batch.Bytes.Length;
                if (group.Count > 0 && bytes > maxGroupBytes) break;
                _batches.Reader.TryRead(out _);
            }
        }
        return group;
    }
}
