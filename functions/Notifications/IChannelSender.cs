using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;

namespace OpenQoE.Functions.Notifications;

/// <summary>Sends notifications to one kind of channel.</summary>
public interface IChannelSender
{
    /// <summary>Sends once.</summary>
    /// <param name="message">What to tell.</param>
    /// <param name="settings">Where.</param>
    /// <param name="owner">The organisation whose routing says so; empty for the one for all.</param>
    /// <param name="memory">What the channel's notification before left.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ChannelResult> SendAsync(NotificationMessage message, ChannelSettings settings, string owner, ChannelMemory memory, CancellationToken cancellation);
}
