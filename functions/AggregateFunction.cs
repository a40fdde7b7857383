using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Functions;

/// <summary>Counts queued events; a message is deleted when its counts are durable and its lines are on their way.</summary>
public sealed class AggregateFunction(Aggregator aggregator, EventLog log, AggregateMetrics metrics, StoragePatience patience)
{
    [Function("Aggregate")]
    public async Task Run([QueueTrigger(StorageNames.EventsQueue)] QueueMessage message, CancellationToken cancellation)
    {
        var events = EventMessageCodec.Decode(QueueText.Decode(message.Body).Span);
        await Spans.RunAsync(() => Spans.Process(StorageNames.EventsQueue, events.Trace), () => CountAsync(message, events, cancellation));
    }

    private async Task CountAsync(QueueMessage message, EventMessage events, CancellationToken cancellation)
    {
        var hiddenUntil = message.NextVisibleOn ?? DateTimeOffset.MaxValue;
        var applied = await aggregator.ApplyAsync(events, redelivered: message.DequeueCount > 1, hiddenUntil, cancellation);
        metrics.Applied(applied);
        await patience.RunAsync(message, () => log.AddAsync(events, applied, cancellation), cancellation);
    }
}
