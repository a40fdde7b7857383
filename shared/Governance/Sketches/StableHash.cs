using System.Runtime.InteropServices;

namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>
/// A well-distributed 64-bit hash, the same in every process and on every machine for ever, since stored sketches depend on it.
/// Each 64-bit word is xored into the state, which then goes through the finaliser of SplitMix64 (Steele, Lea and Flood 2014, with
/// Stafford's constants).
/// </summary>
/// <remarks>
/// It is neither keyed nor cryptographic: who chooses the values can choose their hashes. That bends estimates (a distinct count or a
/// sampling rate that is too high or too low), but never a bound: no sketch takes more memory or time for it.
/// </remarks>
public static class StableHash
{
    private const ulong Golden = 0x9e3779b97f4a7c15;
    private const int UnitsPerWord = 4;

    /// <summary>The hash of a text's UTF-16 units: no normalisation, case matters.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var state = Golden;
        var length = (ulong)text.Length;
        for (; text.Length >= UnitsPerWord; text = text[UnitsPerWord..])
        {
            state = Absorb(state, WordOf(text));
        }

        var rest = 0UL;
        foreach (var unit in text)
        {
            rest = rest << 16 | unit;
        }

        return Mix(Absorb(state, rest) ^ length);
    }

    /// <summary>One hash of several, whose order matters.</summary>
    public static ulong Combine(params ReadOnlySpan<ulong> hashes)
    {
        var state = Golden;
        foreach (var hash in hashes)
        {
            state = Absorb(state, hash);
        }

        return Mix(state ^ (ulong)hashes.Length);
    }

    // The first unit is the lowest, whatever the machine's order of bytes.
    private static ulong WordOf(ReadOnlySpan<char> text) => BitConverter.IsLittleEndian
        ? MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text))
        : text[0] | (ulong)text[1] << 16 | (ulong)text[2] << 32 | (ulong)text[3] << 48;

    // The addition keeps the state off zero, which the finaliser maps to itself.
    internal static ulong Absorb(ulong state, ulong word) => Mix(state ^ word) + Golden;

    private static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return z ^ z >> 31;
    }
}
