using System.Buffers.Binary;
using System.Text;

namespace OpenQoE.Shared.Events;

/// <summary>
/// Short texts of events, so that what comes again and again, as the values of labels do, is one object: it need not be made again, and is equal at a
/// glance. Of texts that want the same place the last one has it. Safe for concurrent use: a place holds one whole text or another.
/// </summary>
internal static class TextPool
{
    /// <summary>Longer texts are ids, or come once.</summary>
    private const int MaxBytes = 31;

    private const int PlacesBits = 13;
    private const ulong Golden = 0x9e3779b97f4a7c15;

    private static readonly string?[] Places = new string?[1 << PlacesBits];

    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxBytes) return Encoding.UTF8.GetString(utf8);
        ref var place = ref Places[PlaceOf(utf8)];
        var known = place;
        return known is not null && Ascii.Equals(utf8, known) ? known : place = Encoding.UTF8.GetString(utf8);
    }

    // By length, beginning and end.
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var (first, last) = utf8.Length >= sizeof(ulong)
            ? (BinaryPrimitives.ReadUInt64LittleEndian(utf8), BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]))
            : (Few(utf8), 0);
        return (int)((((first ^ (ulong)utf8.Length) * Golden ^ last) * Golden) >> (64 - PlacesBits));
    }

    private static ulong Few(ReadOnlySpan<byte> bytes)
    {
        var all = 0UL;
        foreach (var each in bytes) all = all << 8 | each;
        return all;
    }
}
