using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions;

/// <summary>Pushes events' lines that Loki did not take when they were new.</summary>
public sealed class PushLogsFunction(DeferredLogs deferred, StoragePatience patience)
{
    [Function("PushLogs")]
    public Task Run([QueueTrigger(StorageNames.LogsQueue)] QueueMessage message, CancellationToken cancellation) =>
        patience.RunAsync(message, () => deferred.PushAsync(QueueText.Decode(message.Body), cancellation), cancellation);
}
