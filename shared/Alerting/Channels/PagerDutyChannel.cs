namespace OpenQoE.Shared.Alerting.Channels;

/// <summary>PagerDuty, by Events API version 2.</summary>
/// <param name="RoutingKey">The integration's; secret.</param>
public sealed record PagerDutyChannel(string RoutingKey) : ChannelSettings
{
    /// <summary>Where the events API is.</summary>
    public string Url { get; init; } = "https://events.pagerduty.com/v2/enqueue";
}
