using System.Text;
using OpenQoE.Shared.Binary;

namespace OpenQoE.Shared.Slo.Counting;

/// <summary>
/// <see cref="SliHour"/> as bytes: version, hour, number of keys, each key with its totals at the start (good, bad) and its samples (minute, and what
/// was added: good, bad), then each key that has places, with them. Whole numbers are varints.
/// </summary>
public static class SliHourCodec
{
    private const byte Version = 1;

    public static ReadOnlyMemory<byte> Encode(SliHour hour)
    {
        var bytes = new VarintWriter();
        bytes.Varint(Version);
        bytes.Varint((ulong)hour.Number);
        bytes.Varint((ulong)hour.Keys.Count());
        foreach (var (key, start, samples) in hour.Tracks)
        {
            bytes.Text(key);
            Write(bytes, start);
            bytes.Varint((ulong)samples.Count);
            var before = start;
            foreach (var (minute, total) in samples)
            {
                bytes.Varint((ulong)minute);
                Write(bytes, total - before);
                before = total;
            }
        }

        foreach (var (key, places) in hour.Places)
        {
            bytes.Text(key);
            bytes.Sized(places.Span);
        }

        return bytes.WrittenMemory;
    }

    /// <exception cref="InvalidDataException">The bytes are none of ours, or cut short.</exception>
    public static SliHour Decode(ReadOnlyMemory<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        if (reader.Read() is var version && version != Version)
        {
            throw new InvalidDataException($"An hour of SLIs has version {version}; this program reads {Version}.");
        }

        var hour = new SliHour((long)reader.Read());
        for (var keys = reader.Read(); keys > 0; keys--)
        {
            var key = Text(reader);
            var total = ReadCount(reader);
            hour.Restore(key, total, Samples(reader, total));
        }

        while (!reader.IsAtEnd)
        {
            hour.Restore(Text(reader), reader.Take((int)reader.Read()).ToArray());
        }

        return hour;
    }

    private static List<(int, SliCount)> Samples(VarintReader reader, SliCount total)
    {
        var samples = new List<(int, SliCount)>();
        for (var count = reader.Read(); count > 0; count--)
        {
            var minute = (int)reader.Read();
            samples.Add((minute, total += ReadCount(reader)));
        }

        return samples;
    }

    private static string Text(VarintReader reader) => Encoding.UTF8.GetString(reader.Take((int)reader.Read()));

    private static void Write(VarintWriter bytes, SliCount count)
    {
        bytes.Varint((ulong)count.Good);
        bytes.Varint((ulong)(count.Valid - count.Good));
    }

    private static SliCount ReadCount(VarintReader reader)
    {
        var (good, bad) = ((long)reader.Read(), (long)reader.Read());
        return new SliCount(good, good + bad);
    }
}
