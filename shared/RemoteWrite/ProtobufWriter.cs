using System.Buffers.Binary;
using OpenQoE.Shared.Binary;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>
/// The few forms of protobuf's wire format that remote write needs, in a buffer that is kept from one use to the next.
/// https://protobuf.dev/programming-guides/encoding/
/// </summary>
internal sealed class ProtobufWriter : VarintWriter
{
    public void Clear() => Length = 0;

    public void Varint(int field, ulong value)
    {
        Tag(field, 0);
        Varint(value);
    }

    /// <summary>A double by its bits: a staleness marker must keep its NaN payload.</summary>
    public void Double(int field, ulong bits)
    {
        Tag(field, 1);
        BinaryPrimitives.WriteUInt64LittleEndian(Room(8), bits);
    }

    public void Text(int field, string value)
    {
        Tag(field, 2);
        Text(value);
    }

    /// <summary>Begins a message, or a packed field: all that is written until <see cref="End"/> is its content.</summary>
    /// <returns>What <see cref="End"/> takes.</returns>
    public int Begin(int field)
    {
        Tag(field, 2);
        Room(1);
        return Length;
    }

    /// <summary>Ends what began there.</summary>
    public void End(int start)
    {
        var length = Length - start;
        if (LengthOf((ulong)length) - 1 is var more and > 0)
        {
            // One byte was kept for the length, which is enough for most: for the others the content moves.
            Room(more);
            Move(start, start + more, length);
        }

        (var end, Length) = (Length, start - 1);
        Varint((ulong)length);
        Length = end;
    }

    private void Tag(int field, int wireType) => Varint((ulong)((field << 3) | wireType));
}
