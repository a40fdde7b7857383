using System.Buffers;

namespace OpenQoE.Functions.Ingest;

/// <summary>A body in a rented buffer that grows as it must, up to a limit.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    public Stream OpenRead() => new MemoryStream(_buffer, 0, Length, writable: false);

    /// <summary>Reads all of <paramref name="source"/>; false, and no further, once there is more than the limit.</summary>
    public async Task<bool> FillAsync(Stream source, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Length == _buffer.Length) Grow();
            var read = await source.ReadAsync(_buffer.AsMemory(Length, Math.Min(_buffer.Length, limit + 1) - Length), cancellationToken);
            Length += read;
            if (Length > limit) return false;
            if (read == 0) return true;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
