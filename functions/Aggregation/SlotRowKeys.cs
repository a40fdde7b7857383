using System.Buffers.Binary;
using System.Globalization;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Aggregation;

/// <summary>
/// Keys and contents of a slot's rows: <c>g{generation}-{lease}-{i}</c> is a piece of a snapshot, <c>a{generation}-{lease}</c> the ids
/// applied in a generation. The lease in the key keeps an owner that was taken for dead from overwriting its successor's rows.
/// </summary>
public static class SlotRowKeys
{
    /// <summary>Of a row.</summary>
    public const int MaximumBytes = ChunkedData.MaximumBytes;

    public const string SnapshotsFrom = "g";
    public const string SnapshotsTo = "h";
    public const string AppliedFrom = "a";
    public const string AppliedTo = "b";

    public static string Snapshot(SnapshotPart part, int row) => $"g{part.Generation:D12}-{part.Lease}-{row:D4}";

    public static string Applied(long generation, string lease) => $"a{generation:D12}-{lease}";

    /// <summary>Sorts before every applied row of that generation and later ones, and behind all earlier ones.</summary>
    public static string AppliedSince(long generation) => $"a{generation:D12}";

    /// <summary>Whether an applied row was committed, as a manifest of its slot knows it.</summary>
    public static bool IsCommitted(SlotManifest manifest, string key)
    {
        var (generation, lease) = Parse(key);
        return manifest.IsCommitted(generation, lease);
    }

    /// <summary>Generation and lease in a key.</summary>
    public static (long Generation, string Lease) Parse(string key)
    {
        var parts = key.Split('-');
        return (long.Parse(parts[0].AsSpan(1), CultureInfo.InvariantCulture), parts[1]);
    }

    /// <summary>Content of an applied row: when (in active ms), and the ids.</summary>
    public static byte[] WriteIds(long activeMs, IReadOnlyList<ulong> ids)
    {
        var bytes = new byte[(ids.Count + 1) * 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, activeMs);
        for (var i = 0; i < ids.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((i + 1) * 8), ids[i]);
        }

        return bytes;
    }

    /// <summary>When an applied row was written, in active ms.</summary>
    public static long ReadActiveMs(ReadOnlyMemory<byte> data) => BinaryPrimitives.ReadInt64LittleEndian(data.Span);

    public static IEnumerable<ulong> ReadIds(ReadOnlyMemory<byte> data) =>
        Enumerable.Range(1, (data.Length / 8) - 1).Select(i => BinaryPrimitives.ReadUInt64LittleEndian(data.Span[(i * 8)..]));
}
