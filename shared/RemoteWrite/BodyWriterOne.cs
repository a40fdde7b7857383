using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>Version 1.0, <c>prometheus.WriteRequest</c>: each series with all its labels, and at the end what the metrics are.</summary>
internal sealed class BodyWriterOne : BodyWriter
{
    private readonly ProtobufWriter _request = new();
    private readonly List<Metric> _metrics = [];

    protected override void Begin()
    {
        _request.Clear();
        _metrics.Clear();
    }

    protected override void WriteLabel(ProtobufWriter into, string name, string value)
    {
        var label = into.Begin(1);
        into.Text(1, name);
        into.Text(2, value);
        into.End(label);
    }

    protected override void WriteSeries(Metric metric, in ExposedSample sample, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, in Point point)
    {
        var series = _request.Begin(1);
        WriteName(_request, sample);
        _request.Raw(before);
        WriteBound(_request, sample);
        _request.Raw(after);
        var said = _request.Begin(2);
        _request.Double(1, point.Value);
        _request.Varint(2, (ulong)point.Timestamp);
        _request.End(said);
        _request.End(series);
        if (!_metrics.Contains(metric))
        {
            _metrics.Add(metric);
        }
    }

    protected override ReadOnlySpan<byte> End()
    {
        foreach (var metric in _metrics)
        {
            WriteMetadata(metric);
        }

        return _request.Written;
    }

    private void WriteMetadata(Metric metric)
    {
        var metadata = _request.Begin(3);
        _request.Varint(1, MetricType.Of(metric));
        _request.Text(2, metric.Name);
        _request.Text(4, metric.Help);
        if (metric.Unit.Length > 0)
        {
            _request.Text(5, metric.Unit);
        }

        _request.End(metadata);
    }
}
