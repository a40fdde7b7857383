using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OpenQoE.Shared.Binary;

/// <summary>Writes whole numbers in seven bits a byte, the lowest first, and what stands between them, into a buffer that grows, and that subclasses can use again.</summary>
internal class VarintWriter
{
    private byte[] _bytes = new byte[1024];

    /// <summary>Bytes written.</summary>
    public int Length { get; protected set; }

    /// <summary>Bytes it has room for.</summary>
    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Varint(ulong value)
    {
        if (value < 0x80 && Length < _bytes.Length)
        {
            _bytes[Length++] = (byte)value;
            return;
        }

        var span = Room(LengthOf(value));
        for (var i = 0; i < span.Length - 1; i++, value >>= 7)
        {
            span[i] = (byte)(value | 0x80);
        }

        span[^1] = (byte)value;
    }

    /// <summary>A text in UTF-8, after its length in bytes.</summary>
    public void Text(ReadOnlySpan<char> value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Varint((ulong)length);
        Encoding.UTF8.GetBytes(value, Room(length));
    }

    /// <summary>Bytes, after how many they are.</summary>
    public void Sized(ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)bytes.Length);
        Raw(bytes);
    }

    /// <summary>8 bytes, little-endian.</summary>
    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    /// <summary>How many bytes a number takes.</summary>
    protected static int LengthOf(ulong varint) => (BitOperations.Log2(varint | 1) / 7) + 1;

    /// <summary>Bytes to be written, at the end.</summary>
    protected Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)BitOperations.RoundUpToPowerOf2((uint)(Length + length)));
        }

        Length += length;
        return _bytes.AsSpan(Length - length, length);
    }

    /// <summary>Moves what stands from one place on to another, which there is room for.</summary>
    protected void Move(int from, int to, int length) => _bytes.AsSpan(from, length).CopyTo(_bytes.AsSpan(to));
}
