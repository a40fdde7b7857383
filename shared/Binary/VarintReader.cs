namespace OpenQoE.Shared.Binary;

/// <summary>Reads what <see cref="VarintWriter"/> wrote.</summary>
/// <param name="bytes">From their beginning on.</param>
internal sealed class VarintReader(ReadOnlyMemory<byte> bytes)
{
    private const int LongestNumber = 10;

    private ReadOnlyMemory<byte> _rest = bytes;

    public bool IsAtEnd => _rest.IsEmpty;

    /// <summary>How many bytes are left.</summary>
    public int Left => _rest.Length;

    /// <exception cref="InvalidDataException">There is no whole number.</exception>
    public ulong Read()
    {
        var rest = _rest.Span;
        var value = Read(ref rest);
        _rest = _rest[^rest.Length..];
        return value;
    }

    /// <summary>The number that bytes begin with; what follows it is left of them.</summary>
    /// <exception cref="InvalidDataException">There is no whole number.</exception>
    public static ulong Read(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i == LongestNumber)
            {
                throw new InvalidDataException("The bytes hold a number that does not end.");
            }

            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return value;
            }
        }

        throw CutShort();
    }

    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(int length)
    {
        if ((uint)length > _rest.Length)
        {
            throw CutShort();
        }

        var taken = _rest.Span[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static InvalidDataException CutShort() => new("The bytes are cut short.");
}
