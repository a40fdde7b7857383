using Google.Protobuf;
using IronSnappy;

namespace OpenQoE.Tests.Support;

/// <summary>A remote-write body as a receiver reads it: independent of the code that wrote it, and of the library that compressed it.</summary>
/// <param name="Series">In order of appearance.</param>
/// <param name="Metadata">Type (1 counter, 3 histogram), help and unit by metric; with 2.0 by series' name.</param>
public sealed record DecodedWriteRequest(
    IReadOnlyList<DecodedSample> Series, IReadOnlyDictionary<string, (int Type, string Help, string Unit)> Metadata)
{
    /// <summary>Reads a body of version 1.0.</summary>
    public static DecodedWriteRequest Decode(byte[] body)
    {
        var series = new List<DecodedSample>();
        var metadata = new Dictionary<string, (int, string, string)>();
        ForEachField(Snappy.Decode(body), (field, input) =>
        {
            var message = input.ReadBytes().ToByteArray();
            if (field == 1)
            {
                series.AddRange(DecodeSeries(message));
            }
            else if (field == 3)
            {
                var (type, name, help, unit) = DecodeMetadata(message);
                metadata.Add(name, (type, help, unit));
            }
        });
        return new(series, metadata);
    }

    private static IEnumerable<DecodedSample> DecodeSeries(byte[] message)
    {
        var labels = new List<KeyValuePair<string, string>>();
        var samples = new List<(long Timestamp, double Value)>();
        ForEachField(message, (field, input) =>
        {
            var part = input.ReadBytes().ToByteArray();
            if (field == 1)
            {
                var (name, value) = ("", "");
                ForEachField(part, (f, i) => _ = f == 1 ? name = i.ReadString() : value = i.ReadString());
                labels.Add(new(name, value));
            }
            else
            {
                var (timestamp, value) = (0L, 0d);
                ForEachField(part, (f, i) => _ = f == 1 ? value = i.ReadDouble() : timestamp = i.ReadInt64());
                samples.Add((timestamp, value));
            }
        });
        return samples.Select(s => new DecodedSample(labels, s.Timestamp, s.Value));
    }

    private static (int Type, string Name, string Help, string Unit) DecodeMetadata(byte[] message)
    {
        var (type, name, help, unit) = (0, "", "", "");
        ForEachField(message, (field, input) => _ = field switch
        {
            1 => $"{type = input.ReadEnum()}",
            2 => name = input.ReadString(),
            4 => help = input.ReadString(),
            _ => unit = input.ReadString(),
        });
        return (type, name, help, unit);
    }

    internal static void ForEachField(byte[] message, Action<int, CodedInputStream> read)
    {
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            read(WireFormat.GetTagFieldNumber(tag), input);
        }
    }
}

/// <summary>One sample and the labels of its series, in the order in which they were sent; with 2.0 also its start (Unix ms), 0 when none was sent.</summary>
public sealed record DecodedSample(IReadOnlyList<KeyValuePair<string, string>> Labels, long Timestamp, double Value, long StartedAt = 0)
{
    /// <summary>As Prometheus writes a series: <c>name{label="value",…}</c>.</summary>
    public string Key => $"{Name}{{{string.Join(',', Labels.Where(l => l.Key != "__name__").Select(l => $"{l.Key}=\"{l.Value}\""))}}}";

    public string Name => Labels.Single(l => l.Key == "__name__").Value;
}
