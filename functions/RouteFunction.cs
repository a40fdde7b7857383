using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions;

/// <summary>Makes incidents of alerts, and looks at them when their timers come.</summary>
public sealed class RouteFunction(AlertRouter router, StoragePatience patience)
{
    [Function("Route")]
    public Task Run([QueueTrigger(StorageNames.AlertsQueue)] QueueMessage message, CancellationToken cancellation) =>
        Spans.RunAsync(
            () => Spans.ProcessOrBegin(StorageNames.AlertsQueue, JsonQueues.TraceOf(message.Body)),
            () => patience.RunAsync(message, () => router.RouteAsync(JsonQueues.Decode<RouteMessage>(message.Body), cancellation), cancellation));
}
