using System.Buffers.Binary;

namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>The frame of a stored sketch: a byte that says what it is and in which version, the content, a checksum of 4 bytes.</summary>
internal static class SketchBytes
{
    // The high four bits are the kind, the low four its version.
    internal const byte HyperLogLog = 0x11;
    internal const byte SpaceSaving = 0x21;

    private const int ChecksumLength = sizeof(uint);

    public static byte[] Seal(byte format, ReadOnlySpan<byte> content)
    {
        var sealedBytes = new byte[1 + content.Length + ChecksumLength];
        sealedBytes[0] = format;
        content.CopyTo(sealedBytes.AsSpan(1));
        BinaryPrimitives.WriteUInt32LittleEndian(sealedBytes.AsSpan(1 + content.Length), Checksum(sealedBytes.AsSpan(..^ChecksumLength)));
        return sealedBytes;
    }

    /// <summary>The content.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another kind or version, or damaged.</exception>
    public static ReadOnlySpan<byte> Open(byte format, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 1 + ChecksumLength) throw new InvalidDataException("A sketch is cut short.");
        if (bytes[0] != format) throw new InvalidDataException($"A sketch has format {bytes[0]:x2}; this program reads {format:x2}.");
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[^ChecksumLength..]) == Checksum(bytes[..^ChecksumLength])
            ? bytes[1..^ChecksumLength]
            : throw new InvalidDataException("A sketch's checksum does not match.");
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var state = 0UL;
        foreach (var value in bytes)
        {
            state = StableHash.Absorb(state, value);
        }

        return (uint)state;
    }
}
