using System.Buffers.Binary;
using System.Text;
using OpenQoE.Shared.Binary;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Shared.Aggregation;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote: a full snapshot first, then those on top of it in their order.</summary>
/// <param name="into">An empty set of series.</param>
/// <param name="slis">Empty counters of objectives.</param>
public sealed class SnapshotReader(SeriesSet into, SliCounters slis)
{
    private readonly Dictionary<int, int> _unknown = [];
    private readonly List<string> _strings = [];
    private VarintReader _rest = new(default);
    private bool _hasStarts;

    /// <summary>Applies one snapshot. A metric that this version does not have, or has with another number of buckets, is passed over.</summary>
    /// <exception cref="InvalidDataException">The bytes are no snapshot, or of another version.</exception>
    public void Read(ReadOnlyMemory<byte> snapshot)
    {
        _rest = new VarintReader(snapshot);
        _strings.Clear();
        _hasStarts = Byte() switch
        {
            SnapshotWriter.Version => true,
            SnapshotWriter.VersionWithoutStarts => false,
            var version => throw new InvalidDataException($"A snapshot has version {version}; this program reads {SnapshotWriter.Version} and {SnapshotWriter.VersionWithoutStarts}."),
        };

        while (!_rest.IsAtEnd)
        {
            ReadEntry();
        }
    }

    private void ReadEntry()
    {
        var id = Id();
        var flags = Byte();
        if ((flags & SnapshotWriter.OfSli) != 0)
        {
            ReadSli(id, flags);
            return;
        }

        var series = into.Find(id);
        if ((flags & SnapshotWriter.Removed) != 0)
        {
            if (series is not null)
            {
                into.Remove(series);
            }

            return;
        }

        var valueCount = series?.Values.Length ?? _unknown.GetValueOrDefault(id);
        if ((flags & SnapshotWriter.Defined) != 0)
        {
            (var metric, valueCount, var labels) = ReadDefinition();
            var readable = Metrics.Find(metric) is { } known && known.ValueCount == valueCount ? known : null;
            series = into.Restore(id, readable, labels);
            _unknown[id] = valueCount;
        }
        else if (series is null && !_unknown.ContainsKey(id))
        {
            throw new InvalidDataException($"A snapshot has values of series {id}, which was never stated.");
        }

        var updatedAt = (long)Varint();
        var opened = (flags & SnapshotWriter.IsOpened) != 0;
        var startedAt = opened && _hasStarts ? (long)Varint() * 1000 : 0;
        for (var i = 0; i < valueCount; i++)
        {
            var value = Number();
            if (series is not null)
            {
                series.Values[i] = value;
            }
        }

        if (series is not null)
        {
            (series.UpdatedAt, series.Opened, series.StartedAt) = (updatedAt, opened, startedAt);
            (series.Defined, series.Unsent) = (true, true);
        }
    }

    private void ReadSli(int id, byte flags)
    {
        if (id == SnapshotWriter.SampledAtId)
        {
            slis.RestoreSampledAt((long)Varint());
            return;
        }

        (string, string)? definition = (flags & SnapshotWriter.Defined) != 0 ? (Text(), Text()) : null;
        var updatedAt = (long)Varint();
        var (good, bad) = ((long)Varint(), (long)Varint());
        slis.Restore(id, definition, new SliCount(good, good + bad), updatedAt);
    }

    private (string Metric, int ValueCount, LabelSet Labels) ReadDefinition()
    {
        var metric = Text();
        var valueCount = Length();
        var labels = new KeyValuePair<string, string>[Length()];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = new(Text(), Text());
        }

        return (metric, valueCount, new LabelSet(labels));
    }

    private double Number()
    {
        var whole = Varint();
        return (whole & 1) == 0 ? whole >> 1 : BinaryPrimitives.ReadDoubleLittleEndian(Take(8));
    }

    private string Text()
    {
        if (Varint() is var index and not 0)
        {
            return index <= (ulong)_strings.Count
                ? _strings[(int)index - 1]
                : throw new InvalidDataException("A snapshot refers to a text that it does not hold.");
        }

        var text = Encoding.UTF8.GetString(Take(Length()));
        _strings.Add(text);
        return text;
    }

    private int Id() => Varint() is var id and <= int.MaxValue ? (int)id : throw new InvalidDataException("A snapshot holds an id that is none.");

    // Of things that take a byte each at least.
    private int Length() => Varint() is var length && length <= (ulong)_rest.Left
        ? (int)length
        : throw new InvalidDataException("A snapshot is cut short.");

    private ulong Varint() => _rest.Read();

    private byte Byte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int length) => _rest.Take(length);
}
