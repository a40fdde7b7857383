using System.Runtime.InteropServices;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>
/// Version 2.0, <c>io.prometheus.write.v2.Request</c>: each text once, and each series with references to texts, its start, and what its metric is.
/// </summary>
internal sealed class BodyWriterTwo : BodyWriter
{
    private readonly ProtobufWriter _request = new();
    private readonly ProtobufWriter _series = new();
    private readonly Dictionary<string, int> _symbols = [];

    // In the order of their first use: neighbours get numbers alike, and what is used by all gets the short ones.
    protected override void Begin()
    {
        _request.Clear();
        _series.Clear();
        _symbols.Clear();
        Symbol("");
    }

    protected override void WriteLabel(ProtobufWriter into, string name, string value)
    {
        into.Varint(Symbol(name));
        into.Varint(Symbol(value));
    }

    protected override void WriteSeries(Metric metric, in ExposedSample sample, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, in Point point)
    {
        var series = _series.Begin(5);
        var labels = _series.Begin(1);
        WriteName(_series, sample);
        _series.Raw(before);
        WriteBound(_series, sample);
        _series.Raw(after);
        _series.End(labels);
        WriteSample(point);
        WriteMetadata(metric);
        _series.End(series);
    }

    // Receivers resolve references while they read: the texts go first.
    protected override ReadOnlySpan<byte> End()
    {
        _request.Raw(_series.Written);
        return _request.Written;
    }

    private void WriteSample(in Point point)
    {
        var sample = _series.Begin(2);
        _series.Double(1, point.Value);
        _series.Varint(2, (ulong)point.Timestamp);
        if (point.StartedAt > 0)
        {
            _series.Varint(3, (ulong)point.StartedAt);
        }

        _series.End(sample);
    }

    private void WriteMetadata(Metric metric)
    {
        var metadata = _series.Begin(5);
        _series.Varint(1, MetricType.Of(metric));
        _series.Varint(3, Symbol(metric.Help));
        if (metric.Unit.Length > 0)
        {
            _series.Varint(4, Symbol(metric.Unit));
        }

        _series.End(metadata);
    }

    private ulong Symbol(string text)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_symbols, text, out var isKnown);
        if (!isKnown)
        {
            number = _symbols.Count - 1;
            _request.Text(4, text);
        }

        return (ulong)number;
    }
}
