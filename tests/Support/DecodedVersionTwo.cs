using Google.Protobuf;
using IronSnappy;

namespace OpenQoE.Tests.Support;

/// <summary>
/// Reads a remote-write body of version 2.0 by the numbers of <c>io.prometheus.write.v2</c>, and is as strict as the strictest receiver: texts before series,
/// the empty one first, none twice and none unused, and nothing that the specification does not have.
/// </summary>
public static class DecodedVersionTwo
{
    public static DecodedWriteRequest Decode(byte[] body)
    {
        var symbols = new List<string>();
        var used = new HashSet<int> { 0 };
        var series = new List<DecodedSample>();
        var metadata = new Dictionary<string, (int Type, string Help, string Unit)>();
        DecodedWriteRequest.ForEachField(Snappy.Decode(body), (field, input) =>
        {
            switch (field)
            {
                case 4 when series.Count == 0:
                    symbols.Add(input.ReadString());
                    break;
                case 5:
                    var (sample, about) = DecodeSeries(input.ReadBytes().ToByteArray(), Text);
                    series.Add(sample);
                    if (!metadata.TryAdd(sample.Name, about) && metadata[sample.Name] != about) throw new InvalidDataException($"Of {sample.Name} two things are said.");
                    break;
                default:
                    throw new InvalidDataException($"Field {field} of the request.");
            }
        });
        if (symbols[0].Length > 0 || symbols.Distinct().Count() < symbols.Count || used.Count < symbols.Count) throw new InvalidDataException("The texts are not as they should be.");
        return new(series, metadata);

        string Text(int reference)
        {
            used.Add(reference);
            return symbols[reference];
        }
    }

    private static (DecodedSample Sample, (int Type, string Help, string Unit) Metadata) DecodeSeries(byte[] message, Func<int, string> text)
    {
        var labels = new List<string>();
        var (value, timestamp, start) = (0d, 0L, 0L);
        var (type, help, unit) = (0, "", "");
        DecodedWriteRequest.ForEachField(message, (field, input) =>
        {
            var part = input.ReadBytes().ToByteArray();
            switch (field)
            {
                case 1:
                    var refs = new CodedInputStream(part);
                    while (!refs.IsAtEnd) labels.Add(text((int)refs.ReadUInt32()));
                    break;
                case 2:
                    DecodedWriteRequest.ForEachField(part, (f, i) => _ = f switch
                    {
                        1 => value = i.ReadDouble(),
                        2 => timestamp = i.ReadInt64(),
                        3 => start = i.ReadInt64(),
                        _ => throw new InvalidDataException($"Field {f} of a sample."),
                    });
                    break;
                case 5:
                    DecodedWriteRequest.ForEachField(part, (f, i) => _ = f switch
                    {
                        1 => $"{type = i.ReadEnum()}",
                        3 => help = text((int)i.ReadUInt32()),
                        4 => unit = text((int)i.ReadUInt32()),
                        _ => throw new InvalidDataException($"Field {f} of metadata."),
                    });
                    break;
                default:
                    throw new InvalidDataException($"Field {field} of a series.");
            }
        });
        return (new([.. labels.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))], timestamp, value, start), (type, help, unit));
    }
}
