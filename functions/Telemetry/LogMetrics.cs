using System.Diagnostics.Metrics;

namespace OpenQoE.Functions.Telemetry;

/// <summary>What became of lines.</summary>
public enum LogResult
{
    /// <summary>Loki has them.</summary>
    Sent,

    /// <summary>They wait in the queue.</summary>
    Deferred,

    /// <summary>Loki will never take some of their request. It has the others.</summary>
    Refused,

    /// <summary>They were given up.</summary>
    Dropped,
}

/// <summary>Self-metrics of event log lines.</summary>
public sealed class LogMetrics
{
    private readonly Counter<long> _lines;
    private readonly Histogram<double> _duration;

    public LogMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(SelfMetrics.MeterName);
        _lines = meter.CreateCounter<long>("openqoe_log_lines_total", description: "Lines of events for Loki, by what became of them.");
        _duration = meter.CreateHistogram<double>("openqoe_log_push_duration_seconds", "s", "Time of one push to Loki.");
    }

    public void Count(LogResult result, int lines) =>
        _lines.Add(lines, new KeyValuePair<string, object?>("result", result.ToString().ToLowerInvariant()));

    public void Pushed(TimeSpan elapsed) => _duration.Record(elapsed.TotalSeconds);
}
