using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions;

/// <summary>Makes incidents of alerts, and looks at them when their timers come.</summary>
public sealed class RouteFunction(AlertRouter router, StoragePatience patience)
{
    [Function("Route")]
    public Task Run([QueueTrigger(StorageNames.AlertsQueue)] QueueMessage message, CancellationToken cancellation) =>
        patience.RunAsync<RouteMessage>(StorageNames.AlertsQueue, message, told => router.RouteAsync(told, cancellation), cancellation);
}
