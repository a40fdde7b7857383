using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>
/// Kestrel's memory, in blocks that hold a request of some ten events whole: it is read from the socket at once, and need not be put
/// together from parts. A connection has one only while it receives or answers, and many do at once: they are kept for the next. So
/// connections that send a byte now and then hold 16 KiB each, of which Kestrel's limits of connections and of a head's time are the bound.
/// </summary>
internal sealed class RequestMemory : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    private const int BlockBytes = 16 * 1024;
    private const int MostKept = 1_024;

    private readonly ConcurrentQueue<Block> _kept = new();
    private int _count;

    public override int MaxBufferSize => Shared.MaxBufferSize;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        if (minBufferSize > BlockBytes) return Shared.Rent(minBufferSize);
        if (!_kept.TryDequeue(out var block)) return new Block(this);
        Interlocked.Decrement(ref _count);
        return block;
    }

    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    protected override void Dispose(bool disposing)
    {
    }

    private void Return(Block block)
    {
        if (Interlocked.Increment(ref _count) <= MostKept) _kept.Enqueue(block);
        else Interlocked.Decrement(ref _count);
    }

    private sealed class Block(RequestMemory pool) : IMemoryOwner<byte>
    {
        // Pinned, as sockets need it.
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true);

        public void Dispose() => pool.Return(this);
    }
}
