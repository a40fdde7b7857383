using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;

namespace OpenQoE.Functions;

/// <summary>Tells one channel of an incident.</summary>
public sealed class NotifyFunction(Notifier notifier, StoragePatience patience)
{
    [Function("Notify")]
    public Task Run([QueueTrigger(StorageNames.NotificationsQueue)] QueueMessage message, CancellationToken cancellation) =>
        patience.RunAsync<NotificationMessage>(StorageNames.NotificationsQueue, message, told => notifier.NotifyAsync(told, cancellation), cancellation);
}
