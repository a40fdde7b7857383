using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Functions.Incidents;

/// <summary>
/// Tells one channel of one incident once, after what it was told before. A message that cannot be sent now goes back to the queue, so that a channel
/// that is slow or dead holds up nobody but itself; one that can never be sent goes to the poison queue and into the incident's timeline.
/// </summary>
public sealed class Notifier(
    IncidentStore incidents, IncidentWriter writer, RoutingStore routings, IChannelSender senders, ChannelTurns turns, IJsonQueues queues, AlertingOptions options,
    NotifyMetrics metrics, TimeProvider time)
{
    public async Task NotifyAsync(NotificationMessage message, CancellationToken cancellation)
    {
        if (await incidents.FindAsync(message.Organisation, message.Incident.Id, cancellation) is not { } stored)
        {
            return;
        }

        var progress = stored.Incident.Channels.GetValueOrDefault(message.ChannelKey, ChannelProgress.None);
        if (message.Sequence <= progress.Settled && !message.IsReplay)
        {
            // It was sent before, and came again.
            return;
        }

        if (message.Sequence > progress.Settled + 1 && AgeOf(message) < options.MaximumNotificationAge)
        {
            await queues.SendAsync(StorageNames.NotificationsQueue, message, ChannelTurns.PauseAt(AgeOf(message)), cancellation);
            return;
        }

        using var turn = turns.TryTake(message);
        if (turn is null)
        {
            await queues.SendAsync(StorageNames.NotificationsQueue, message, ChannelTurns.ShortestPause, cancellation);
            return;
        }

        await SendAsync(message, progress, cancellation);
    }

    private async Task SendAsync(NotificationMessage message, ChannelProgress progress, CancellationToken cancellation)
    {
        var routing = await routings.ReadAsync(message.Organisation, cancellation);
        var channels = routing.Document.ReceiverOf(message.Receiver)?.Channels;
        if (channels is null || message.Channel >= channels.Count)
        {
            await SettleAsync(message, SendOutcome.Failed, "the routing no longer has this channel", progress.Memory, cancellation);
            return;
        }

        var settings = channels[message.Channel];
        var result = await senders.SendAsync(message, settings, routing.Owner, new ChannelMemory(progress.Memory), cancellation);
        var delay = result.RetryAfter ?? ChannelTurns.PauseAfter(message.Attempts);
        if (result.Outcome == ChannelOutcome.Retry && AgeOf(message) + delay < options.MaximumNotificationAge)
        {
            metrics.Tried(settings, "retried");
            await queues.SendAsync(StorageNames.NotificationsQueue, message with { Attempts = message.Attempts + 1 }, delay, cancellation);
            return;
        }

        await SettleAsync(message, settings, result, progress.Memory, cancellation);
    }

    private async Task SettleAsync(NotificationMessage message, ChannelSettings settings, ChannelResult result, string? memory, CancellationToken cancellation)
    {
        if (result.Outcome is ChannelOutcome.Delivered or ChannelOutcome.NotApplicable)
        {
            await SettleAsync(message, SendOutcome.Delivered, null, result.MemoryForNext ?? memory, cancellation);
            metrics.Delivered(settings, result.Outcome == ChannelOutcome.Delivered ? AgeOf(message) : null);
            return;
        }

        // First to where somebody can fetch it from.
        await queues.SendAsync(StorageNames.NotificationsQueue + StorageNames.PoisonSuffix, message with { IsReplay = true }, delay: null, cancellation);
        await SettleAsync(message, SendOutcome.Failed, result.Detail, memory, cancellation);
        metrics.Tried(settings, "failed");
    }

    private Task SettleAsync(NotificationMessage message, SendOutcome outcome, string? reason, string? memory, CancellationToken cancellation) => writer.ChangeAsync(
        message.Organisation, message.Incident.Id,
        incident => IncidentFlow.Settled(incident, message.ChannelKey, message.Sequence, outcome, reason, memory, time.GetUtcNow()), cancellation);

    private TimeSpan AgeOf(NotificationMessage message) => time.GetUtcNow() - message.At;
}
