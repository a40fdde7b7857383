namespace OpenQoE.Shared.Binary;

/// <summary>Reads what <see cref="VarintWriter"/> wrote.</summary>
/// <param name="bytes">From their beginning on.</param>
internal sealed class VarintReader(ReadOnlyMemory<byte> bytes)
{
    private ReadOnlyMemory<byte> _rest = bytes;

    public bool IsAtEnd => _rest.IsEmpty;

    /// <summary>How many bytes are left.</summary>
    public int Left => _rest.Length;

    /// <exception cref="InvalidDataException">There is no whole number.</exception>
    public ulong Read()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("The bytes hold a number that does not end.");
    }

    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(int length)
    {
        if ((uint)length > _rest.Length)
        {
            throw new InvalidDataException("The bytes are cut short.");
        }

        var taken = _rest.Span[..length];
        _rest = _rest[length..];
        return taken;
    }
}
