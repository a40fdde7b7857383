using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>
/// The stored form of <see cref="SpaceSaving"/>. Texts are written by UTF-16 units, a byte each when ASCII, so that one which was
/// cut within a surrogate pair stays what it was.
/// </summary>
internal static class SpaceSavingCodec
{
    public static byte[] Write(int capacity, long floor, IReadOnlyList<(string Value, long Count, long Error)> counters)
    {
        var writer = new MessageWriter();
        writer.Varint((ulong)capacity);
        writer.Varint((ulong)floor);
        writer.Varint((ulong)counters.Count);
        foreach (var (value, count, error) in counters)
        {
            writer.Varint((ulong)value.Length);
            foreach (var unit in value)
            {
                writer.Varint(unit);
            }

            writer.Varint((ulong)count);
            writer.Varint((ulong)error);
        }

        return SketchBytes.Seal(SketchBytes.SpaceSaving, writer.Written);
    }

    /// <exception cref="InvalidDataException">The bytes are no summary, of another version, or damaged.</exception>
    public static (int Capacity, long Floor, IReadOnlyCollection<(string Value, long Count, long Error)> Counters) Read(
        ReadOnlySpan<byte> bytes)
    {
        var reader = new MessageReader(SketchBytes.Open(SketchBytes.SpaceSaving, bytes));
        var capacity = reader.Number(int.MaxValue);
        var floor = Weight(ref reader);
        var count = reader.Number(capacity);
        var counters = new OrderedDictionary<string, (string Value, long Count, long Error)>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var value = Text(ref reader, bytes.Length);
            var counter = (Value: value, Count: Weight(ref reader), Error: Weight(ref reader));
            if (counter.Count <= counter.Error || counter.Count < floor || !counters.TryAdd(value, counter))
            {
                throw new InvalidDataException("A summary holds a count that is none, or a text twice.");
            }
        }

        return capacity > 0 && reader.AtEnd
            ? (capacity, floor, counters.Values)
            : throw new InvalidDataException("A summary has no room, or goes on after its end.");
    }

    private static long Weight(ref MessageReader reader) =>
        reader.Number() is var weight && weight <= long.MaxValue ? (long)weight : throw new InvalidDataException($"{weight} is no weight.");

    // A unit takes a byte at least.
    private static string Text(ref MessageReader reader, int maximumLength)
    {
        var units = new char[reader.Number(maximumLength)];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)reader.Number(char.MaxValue);
        }

        return new string(units);
    }
}
