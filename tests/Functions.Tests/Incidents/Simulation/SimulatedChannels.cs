using OpenQoE.Functions.Notifications;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Tests.Functions.Aggregation.Simulation;

namespace OpenQoE.Tests.Functions.Incidents.Simulation;

/// <summary>Channels over a network: a send arrives or not, and its answer comes back or not.</summary>
internal sealed class SimulatedChannels(World world) : IChannelSender
{
    private readonly List<NotificationMessage> _received = [];

    /// <summary>In the order of arrival, repeats included.</summary>
    public IReadOnlyList<NotificationMessage> Received => _received;

    public async Task<ChannelResult> SendAsync(NotificationMessage message, ChannelSettings settings, string owner, ChannelMemory memory, CancellationToken cancellation)
    {
        try
        {
            await world.CallAsync(() =>
            {
                _received.Add(message);
                return true;
            });
            return new ChannelResult(ChannelOutcome.Delivered, "", null, $"{message.Sequence}");
        }
        catch (IOException)
        {
            return new ChannelResult(ChannelOutcome.Retry, "", null, null);
        }
    }
}
