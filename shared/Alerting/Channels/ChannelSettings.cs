using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Alerting.Channels;

/// <summary>Where notifications go to. A text that is secret can be <c>setting:NAME</c>: then the setting of that name holds it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WebhookChannel), "webhook")]
[JsonDerivedType(typeof(SlackChannel), "slack")]
[JsonDerivedType(typeof(TeamsChannel), "teams")]
[JsonDerivedType(typeof(PagerDutyChannel), "pagerduty")]
[JsonDerivedType(typeof(EmailChannel), "email")]
public abstract record ChannelSettings
{
    /// <summary>False: not told that an incident is over.</summary>
    public bool SendResolved { get; init; } = true;
}
