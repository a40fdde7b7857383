using System.Diagnostics.Metrics;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Self-metrics of publishing.</summary>
public sealed class PublishMetrics
{
    private readonly Counter<long> _samples;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _lag;

    public PublishMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(SelfMetrics.MeterName);
        _samples = meter.CreateCounter<long>("openqoe_remote_write_samples_total", description: "Samples sent by remote write, by result.");
        _duration = meter.CreateHistogram<double>("openqoe_remote_write_duration_seconds", "s", "Time of one remote-write request.");
        _lag = meter.CreateHistogram<double>(
            "openqoe_end_to_end_lag_seconds", "s", "From the receipt of the oldest event of a publication to its publication.");
    }

    public void Sent(SendResult result, int samples, TimeSpan elapsed)
    {
        _samples.Add(samples, new KeyValuePair<string, object?>("result", result switch
        {
            SendResult.Sent => "sent",
            SendResult.Refused => "refused",
            SendResult.PartlyRefused => "partly_refused",
            SendResult.NotUnderstood => "not_understood",
            _ => "failed",
        }));
        _duration.Record(elapsed.TotalSeconds);
    }

    public void Published(DateTimeOffset? oldest, DateTimeOffset now)
    {
        if (oldest is { } received)
        {
            _lag.Record((now - received).TotalSeconds);
        }
    }
}
