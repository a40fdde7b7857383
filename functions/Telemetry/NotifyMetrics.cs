using System.Diagnostics.Metrics;
using OpenQoE.Shared.Alerting.Channels;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Self-metrics of notifications.</summary>
public sealed class NotifyMetrics
{
    private readonly Counter<long> _notifications;
    private readonly Histogram<double> _time;

    public NotifyMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(SelfMetrics.MeterName);
        _notifications = meter.CreateCounter<long>("openqoe_notifications_total", description: "Notifications by channel and what became of them.");
        _time = meter.CreateHistogram<double>("openqoe_time_to_notify_seconds", "s", "From the decision to tell somebody to the channel's receipt.");
    }

    /// <param name="channel">Where it went.</param>
    /// <param name="age">Since it was decided on; null when the channel had nothing to be told.</param>
    public void Delivered(ChannelSettings channel, TimeSpan? age)
    {
        Tried(channel, age is null ? "not_applicable" : "delivered");
        if (age is { } elapsed)
        {
            _time.Record(elapsed.TotalSeconds, Label(channel));
        }
    }

    /// <param name="channel">Where it was to go.</param>
    /// <param name="result">delivered, not_applicable, retried or failed.</param>
    public void Tried(ChannelSettings channel, string result) => _notifications.Add(1, Label(channel), new("result", result));

    private static KeyValuePair<string, object?> Label(ChannelSettings channel) => new("channel", channel switch
    {
        WebhookChannel => "webhook",
        SlackChannel => "slack",
        TeamsChannel => "teams",
        PagerDutyChannel => "pagerduty",
        _ => "email",
    });
}
