using IronSnappy;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>
/// Builds bodies of Prometheus remote write 1.0: protobuf <c>prometheus.WriteRequest</c> in a snappy block, labels sorted by
/// name. https://prometheus.io/docs/specs/prw/remote_write_spec/
/// </summary>
public sealed class WriteRequest
{
    private const string SlotLabel = "slot";

    // NaN with the payload that Prometheus reads as "this series ends here".
    private const ulong StaleMarker = 0x7ff0000000000002;

    private readonly ProtobufWriter _request = new();
    private readonly ProtobufWriter _series = new();
    private readonly ProtobufWriter _part = new();
    private readonly List<ExposedSample> _samples = [];

    /// <summary>How many samples were added.</summary>
    public int SampleCount { get; private set; }

    /// <summary>A request with what is published of these series, and what their metrics are.</summary>
    public static WriteRequest Of(IReadOnlyCollection<PublishedSeries> series, int slot, long timestamp)
    {
        var request = new WriteRequest();
        foreach (var one in series)
        {
            request.Add(one, slot, timestamp);
        }

        foreach (var metric in series.Select(one => one.Series.Metric).Distinct())
        {
            request.AddMetadata(metric);
        }

        return request;
    }

    /// <summary>Series in their order, in groups for one request each.</summary>
    /// <param name="series">At least one.</param>
    /// <param name="maximumSamples">Samples of a group, at most; a series that alone has more is a group of its own.</param>
    public static IEnumerable<PublishedSeries[]> Divide(IEnumerable<PublishedSeries> series, int maximumSamples)
    {
        var group = new List<PublishedSeries>();
        var samples = 0;
        foreach (var one in series)
        {
            var more = Exposition.SamplesOf(one.Series.Metric);
            if (samples + more > maximumSamples && group.Count > 0)
            {
                yield return [.. group];
                group.Clear();
                samples = 0;
            }

            group.Add(one);
            samples += more;
        }

        yield return [.. group];
    }

    /// <summary>Adds what is published of a series.</summary>
    public void Add(PublishedSeries published, int slot, long timestamp)
    {
        var metric = published.Series.Metric;
        _samples.Clear();
        Exposition.Unfold(metric, published.Values, _samples);
        foreach (var sample in _samples)
        {
            _series.Clear();
            Labels(published.Series.Labels, sample, slot.ToString());
            Sample(published.Kind == SampleKind.End ? StaleMarker : BitConverter.DoubleToUInt64Bits(sample.Value), timestamp);
        }
    }

    /// <summary>Adds one sample of a gauge that no slot has.</summary>
    /// <param name="metric">Its metric.</param>
    /// <param name="labels">All of them.</param>
    /// <param name="value">Its value.</param>
    /// <param name="timestamp">Unix ms.</param>
    public void AddGauge(Metric metric, LabelSet labels, double value, long timestamp)
    {
        _series.Clear();
        Labels(labels, new ExposedSample(metric.Name, null, value), slot: null);
        Sample(BitConverter.DoubleToUInt64Bits(value), timestamp);
    }

    /// <summary>Adds type, help and unit of a metric.</summary>
    public void AddMetadata(Metric metric)
    {
        const ulong Counter = 1, Gauge = 2, Histogram = 3;
        _part.Clear();
        _part.Varint(1, metric.Kind switch { MetricKind.Counter => Counter, MetricKind.Gauge => Gauge, _ => Histogram });
        _part.Text(2, metric.Name);
        _part.Text(4, metric.Help);
        if (metric.Unit.Length > 0)
        {
            _part.Text(5, metric.Unit);
        }

        _request.Message(3, _part.Written);
    }

    /// <summary>The compressed body.</summary>
    public byte[] Encode() => Snappy.Encode(_request.Written);

    private void Sample(ulong value, long timestamp)
    {
        _part.Clear();
        _part.Double(1, value);
        _part.Varint(2, (ulong)timestamp);
        _series.Message(2, _part.Written);
        _request.Message(1, _series.Written);
        SampleCount++;
    }

    // __name__ sorts before every other label (no label of ours begins with a capital); le and slot are merged in.
    private void Labels(LabelSet labels, ExposedSample sample, string? slot)
    {
        Label("__name__", sample.Name);
        var (bound, writer) = (sample.Bound, slot);
        foreach (var (name, value) in labels)
        {
            if (bound is not null && string.CompareOrdinal("le", name) < 0)
            {
                Label("le", bound);
                bound = null;
            }

            if (writer is not null && string.CompareOrdinal(SlotLabel, name) < 0)
            {
                Label(SlotLabel, writer);
                writer = null;
            }

            Label(name, value);
        }

        if (bound is not null)
        {
            Label("le", bound);
        }

        if (writer is not null)
        {
            Label(SlotLabel, writer);
        }
    }

    private void Label(string name, string value)
    {
        _part.Clear();
        _part.Text(1, name);
        _part.Text(2, value);
        _series.Message(1, _part.Written);
    }
}
