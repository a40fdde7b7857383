using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>
/// Writes the protobuf of a request. One is used for many requests, one after another: its buffers stay. Labels are sorted by name; those of a
/// histogram are written once, and copied to each of its samples.
/// </summary>
internal abstract class BodyWriter
{
    private const string SlotLabel = "slot";

    // NaN with the payload that Prometheus reads as "this series ends here".
    private const ulong StaleMarker = 0x7ff0000000000002;

    private readonly ProtobufWriter _labels = new();
    private readonly List<ExposedSample> _samples = [];

    /// <summary>The message that carries these series; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(WriteRequest request)
    {
        Begin();
        var slot = request.Slot?.ToString();
        foreach (var series in request.Series)
        {
            Write(series, slot, request.Timestamp);
        }

        return End();
    }

    /// <summary>Forgets what was written.</summary>
    protected abstract void Begin();

    /// <summary>Writes what labels are made of.</summary>
    protected abstract void WriteLabel(ProtobufWriter into, string name, string value);

    /// <summary>Writes one series with one sample.</summary>
    /// <param name="metric">Its metric.</param>
    /// <param name="sample">Its name and the value of <c>le</c>.</param>
    /// <param name="before">Its labels that sort before <c>le</c>, but for the name.</param>
    /// <param name="after">Those after.</param>
    /// <param name="point">What it says.</param>
    protected abstract void WriteSeries(Metric metric, in ExposedSample sample, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, in Point point);

    /// <summary>The message.</summary>
    protected abstract ReadOnlySpan<byte> End();

    /// <summary>The label <c>__name__</c> sorts before all others: no label of ours begins with a capital.</summary>
    protected void WriteName(ProtobufWriter into, in ExposedSample sample) => WriteLabel(into, "__name__", sample.Name);

    protected void WriteBound(ProtobufWriter into, in ExposedSample sample)
    {
        if (sample.Bound is { } bound)
        {
            WriteLabel(into, "le", bound);
        }
    }

    private void Write(PublishedSeries published, string? slot, long timestamp)
    {
        var (series, kind, values) = published;
        var start = kind == SampleKind.Zero ? Series.StartAt(timestamp) : series.StartedAt;
        var le = WriteLabels(series.Labels, slot);
        _samples.Clear();
        Exposition.Unfold(series.Metric, values, _samples);
        foreach (var sample in _samples)
        {
            var bits = kind == SampleKind.End ? StaleMarker : BitConverter.DoubleToUInt64Bits(sample.Value);
            WriteSeries(series.Metric, sample, _labels.Written[..le], _labels.Written[le..], new Point(bits, timestamp, start));
        }
    }

    /// <returns>Where <c>le</c> belongs.</returns>
    private int WriteLabels(LabelSet labels, string? slot)
    {
        _labels.Clear();
        int? le = null;
        for (var i = 0; i < labels.Count; i++)
        {
            var (name, value) = labels[i];
            le ??= string.CompareOrdinal("le", name) < 0 ? _labels.Length : null;
            if (slot is not null && string.CompareOrdinal(SlotLabel, name) < 0)
            {
                WriteLabel(_labels, SlotLabel, slot);
                slot = null;
            }

            WriteLabel(_labels, name, value);
        }

        le ??= _labels.Length;
        if (slot is not null)
        {
            WriteLabel(_labels, SlotLabel, slot);
        }

        return le.Value;
    }

    /// <summary>What is said at one time.</summary>
    /// <param name="Value">The bits of a double.</param>
    /// <param name="Timestamp">Unix ms.</param>
    /// <param name="StartedAt">Unix ms from which on it was counted; 0 when that is not known, or makes no sense.</param>
    protected readonly record struct Point(ulong Value, long Timestamp, long StartedAt);
}
