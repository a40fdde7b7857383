using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Alerting;

/// <summary>What one message of queue <c>notifications</c> carries: one channel is to be told once.</summary>
/// <param name="Organisation">Whose incident it is.</param>
/// <param name="Receiver">The receiver's name in the routing.</param>
/// <param name="Channel">Which of the receiver's channels, from 0.</param>
/// <param name="Sequence">The channel's notifications of this incident count from 1, and go out in this order.</param>
/// <param name="Kind">Why.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Incident">What to tell.</param>
public sealed record NotificationMessage(
    string Organisation, string Receiver, int Channel, int Sequence, NotificationKind Kind, DateTimeOffset At, IncidentSummary Incident)
{
    /// <summary>Sends tried before this one.</summary>
    public int Attempts { get; init; }

    /// <summary>It has failed for good before, and somebody has fetched it from the poison queue: it goes out whatever was sent since.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Where it goes to, within the organisation's routing.</summary>
    [JsonIgnore]
    public string ChannelKey => $"{Receiver}/{Channel}";

    /// <summary>The same for every repeat of this notification, so that a receiver can drop repeats.</summary>
    [JsonIgnore]
    public string DeliveryId => $"{Incident.Id}/{ChannelKey}/{Sequence}";
}
