namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>Numbers below 64, four of them in three bytes. Their count is a multiple of four.</summary>
internal static class SixBits
{
    public static int PackedLength(int count) => count / 4 * 3;

    public static byte[] Pack(ReadOnlySpan<byte> values)
    {
        var packed = new byte[PackedLength(values.Length)];
        for (var (i, p) = (0, 0); i < values.Length; (i, p) = (i + 4, p + 3))
        {
            packed[p] = (byte)(values[i] | values[i + 1] << 6);
            packed[p + 1] = (byte)(values[i + 1] >> 2 | values[i + 2] << 4);
            packed[p + 2] = (byte)(values[i + 2] >> 4 | values[i + 3] << 2);
        }

        return packed;
    }

    public static void Unpack(ReadOnlySpan<byte> packed, Span<byte> values)
    {
        for (var (i, p) = (0, 0); i < values.Length; (i, p) = (i + 4, p + 3))
        {
            values[i] = (byte)(packed[p] & 63);
            values[i + 1] = (byte)((packed[p] >> 6 | packed[p + 1] << 2) & 63);
            values[i + 2] = (byte)((packed[p + 1] >> 4 | packed[p + 2] << 4) & 63);
            values[i + 3] = (byte)(packed[p + 2] >> 2);
        }
    }
}
