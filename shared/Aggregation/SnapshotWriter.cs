using OpenQoE.Shared.Binary;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// Writes series to the binary form of a snapshot (uncompressed). A snapshot stands alone or on top of earlier ones, whose
/// definitions it does not repeat. Entry: id, flags, [metric and labels], time of last change, [start, when opened], values; SLIs have ids and entries of their own. Whole
/// numbers, which most values are, take a varint; strings are written once.
/// </summary>
public sealed class SnapshotWriter
{
    internal const byte Version = 2;

    /// <summary>Its entries of series have no start.</summary>
    internal const byte VersionWithoutStarts = 1;

    internal const byte Defined = 1;
    internal const byte IsOpened = 2;
    internal const byte Removed = 4;
    internal const byte OfSli = 8;

    /// <summary>In the place of an SLI's id: when the totals were last written to the table of SLIs.</summary>
    internal const int SampledAtId = 0;
    private const double LargestWhole = 1L << 52;

    private readonly VarintWriter _out = new();
    private readonly Dictionary<string, int> _strings = [];

    public SnapshotWriter() => Byte(Version);

    /// <summary>Writes a series' totals.</summary>
    /// <param name="series">The series.</param>
    /// <param name="define">True to state its metric and labels: needed once, before entries without.</param>
    public void Write(Series series, bool define)
    {
        Varint((ulong)series.Id);
        Byte((byte)((define ? Defined : 0) | (series.Opened ? IsOpened : 0)));
        if (define)
        {
            Text(series.Metric.Name);
            Varint((ulong)series.Values.Length);
            Varint((ulong)series.Labels.Count);
            foreach (var (name, value) in series.Labels)
            {
                Text(name);
                Text(value);
            }
        }

        Varint((ulong)series.UpdatedAt);
        if (series.Opened)
        {
            Varint((ulong)series.StartedAt / 1000);
        }

        foreach (var value in series.Values)
        {
            Number(value);
        }
    }

    /// <summary>Says that a series has left the slot.</summary>
    public void WriteRemoved(int id)
    {
        Varint((ulong)id);
        Byte(Removed);
    }

    /// <summary>Writes an SLI's totals.</summary>
    /// <param name="counter">The counter.</param>
    /// <param name="define">True to state its organisation and key: needed once, before entries without.</param>
    public void Write(SliCounter counter, bool define)
    {
        Varint((ulong)counter.Id);
        Byte((byte)(OfSli | (define ? Defined : 0)));
        if (define)
        {
            Text(counter.Organisation);
            Text(counter.Key);
        }

        Varint((ulong)counter.UpdatedAt);
        Varint((ulong)counter.Total.Good);
        Varint((ulong)counter.Total.Bad);
    }

    /// <summary>Writes when the totals were last written to the table of SLIs, in Unix ms.</summary>
    public void WriteSampledAt(long at)
    {
        Varint(SampledAtId);
        Byte(OfSli);
        Varint((ulong)at);
    }

    public ReadOnlyMemory<byte> Written => _out.WrittenMemory;

    private void Number(double value)
    {
        if (value >= 0 && value < LargestWhole && Math.Floor(value) == value)
        {
            Varint((ulong)value << 1);
            return;
        }

        Varint(1);
        _out.Double(value);
    }

    private void Text(string value)
    {
        if (_strings.TryGetValue(value, out var index))
        {
            Varint((ulong)index);
            return;
        }

        _strings.Add(value, _strings.Count + 1);
        Varint(0);
        _out.Text(value);
    }

    private void Varint(ulong value) => _out.Varint(value);

    private void Byte(byte value) => _out.Raw([value]);
}
