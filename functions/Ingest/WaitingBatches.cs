using System.Threading.Channels;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Functions.Ingest;

/// <summary>Batches on their way into the queue, in the order they came, and bounded in bytes. Many may add, one takes.</summary>
/// <param name="maxBytes">Of all until they are completed.</param>
/// <param name="groupBytes">At most taken at once, unless one batch alone has more.</param>
internal sealed class WaitingBatches(int maxBytes, int groupBytes)
{
    private readonly Channel<WaitingBatch> _batches = Channel.CreateUnbounded<WaitingBatch>(new UnboundedChannelOptions { SingleReader = true });
    private TaskCompletionSource _isGroupFull = new();
    private int _bytes;
    private int _untaken;
    private volatile bool _isClosed;

    /// <summary>Null when there is no room, or no more is taken; else completes with whether all parts are durable.</summary>
    public Task<bool>? TryAdd(IReadOnlyList<EncodedBatch> parts)
    {
        var bytes = 0;
        foreach (var part in parts) bytes += part.Bytes.Length;
        if (Interlocked.Add(ref _bytes, bytes) > maxBytes)
        {
            Interlocked.Add(ref _bytes, -bytes);
            return null;
        }
        return parts is [var only] ? Add(only) : AreAllDurableAsync([.. parts.Select(Add)]);
    }

    /// <summary>Waits for a group of batches for one message; null when no more will come.</summary>
    public async ValueTask<List<WaitingBatch>?> TakeGroupAsync()
    {
        while (await _batches.Reader.WaitToReadAsync())
        {
            if (TakeWaiting() is { Count: > 0 } group) return group;
        }
        return null;
    }

    /// <summary>Completes when the next group has all its bytes, or no more will come.</summary>
    public Task NextGroupIsFullAsync()
    {
        var isFull = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _isGroupFull, isFull);
        if (_untaken >= groupBytes || _isClosed) isFull.TrySetResult();
        return isFull.Task;
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
    public void Close()
    {
        _isClosed = true;
        _batches.Writer.TryComplete();
        Volatile.Read(ref _isGroupFull).TrySetResult();
    }

    private Task<bool> Add(EncodedBatch part)
    {
        var waiting = new WaitingBatch(part);
        if (!_batches.Writer.TryWrite(waiting)) Complete([waiting], isDurable: false);
        else if (Interlocked.Add(ref _untaken, part.Bytes.Length) >= groupBytes) Volatile.Read(ref _isGroupFull).TrySetResult();
        return waiting.IsDurable;
    }

    private static async Task<bool> AreAllDurableAsync(Task<bool>[] parts) => Array.TrueForAll(await Task.WhenAll(parts), isDurable => isDurable);

    private List<WaitingBatch> TakeWaiting()
    {
        var group = new List<WaitingBatch>();
        for (var bytes = 0; _batches.Reader.TryPeek(out var next); group.Add(next))
        {
            bytes += next.Batch.Bytes.Length;
            if (group.Count > 0 && bytes > groupBytes) break;
            _batches.Reader.TryRead(out _);
            Interlocked.Add(ref _untaken, -next.Batch.Bytes.Length);
        }
        return group;
    }
}
