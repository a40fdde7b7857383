using System.Diagnostics.Metrics;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Self-metrics of commits.</summary>
public sealed class CommitMetrics
{
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _bytes;

    public CommitMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(SelfMetrics.MeterName);
        _duration = meter.CreateHistogram<double>("openqoe_commit_duration_seconds", "s", "Time of one commit of a slot.");
        _bytes = meter.CreateHistogram<long>("openqoe_commit_bytes", "By", "Compressed bytes stored by one commit.");
    }

    public void Committed(TimeSpan elapsed, int bytes)
    {
        _duration.Record(elapsed.TotalSeconds);
        _bytes.Record(bytes);
    }
}
