using System.Buffers;

namespace OpenQoE.Functions.Ingest;

/// <summary>How the reading of a body ended.</summary>
internal enum BodyFill
{
    /// <summary>All of it is there.</summary>
    Complete,

    /// <summary>There is more than the limit; nothing was read beyond it.</summary>
    TooLarge,

    /// <summary>All memory for bodies is in use.</summary>
    NoRoom,
}

/// <summary>A body in a rented buffer that grows as it must, up to a limit.</summary>
/// <param name="memory">What it takes its bytes from.</param>
internal sealed class PooledBody(BodyMemory memory) : IDisposable
{
    /// <summary>Small, so that those who send a byte now and then hold little.</summary>
    private const int FirstSize = 4 * 1024;

    private const int Growth = 4;

    private byte[] _buffer = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    public Stream OpenRead() => new MemoryStream(_buffer, 0, Length, writable: false);

    /// <summary>Reads all of <paramref name="source"/>, unless that is more than the limit or there is no room.</summary>
    public async Task<BodyFill> FillAsync(Stream source, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Length == _buffer.Length && !TryGrow(limit)) return BodyFill.NoRoom;
            var read = await source.ReadAsync(_buffer.AsMemory(Length, Math.Min(_buffer.Length, limit + 1) - Length), cancellationToken);
            Length += read;
            if (Length > limit) return BodyFill.TooLarge;
            if (read == 0) return BodyFill.Complete;
        }
    }

    public void Dispose()
    {
        memory.Release(_buffer.Length);
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
    }

    private bool TryGrow(int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(Math.Max(FirstSize, _buffer.Length * Growth), limit + 1));
        if (!memory.TryTake(larger.Length))
        {
            ArrayPool<byte>.Shared.Return(larger);
            return false;
        }

        Bytes.CopyTo(larger);
        memory.Release(_buffer.Length);
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        return true;
    }
}
