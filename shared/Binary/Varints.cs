using System.Buffers;

namespace OpenQoE.Shared.Binary;

/// <summary>Whole numbers in seven bits a byte, the lowest first, as protobuf has them.</summary>
internal static class Varints
{
    private const int MaximumLength = 10;

    public static void WriteVarint(this IBufferWriter<byte> writer, ulong value)
    {
        var span = writer.GetSpan(MaximumLength);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        writer.Advance(length);
    }
}
