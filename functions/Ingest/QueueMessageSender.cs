using Azure;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Ingest;

/// <summary>Sends over Azure Storage, and makes the queue if there is none.</summary>
public sealed class QueueMessageSender(QueueClients clients, IOptions<IngestOptions> options, ILogger<QueueMessageSender> logger)
    : IMessageSender
{
    private readonly QueueClient _queue = clients.CreateWithoutRetries(StorageNames.EventsQueue, options.Value.SendTimeout);
    private volatile bool _exists;

    public async Task<SendResult> SendAsync(ReadOnlyMemory<byte> message, TimeSpan? hiddenFor)
    {
        if (!_exists && !await CreateQueueAsync()) return SendResult.NotStored;
        try
        {
            await _queue.SendMessageAsync(new BinaryData(message), hiddenFor, timeToLive: TimeSpan.FromSeconds(-1)); // never expires
            return SendResult.Stored;
        }
        catch (Exception e)
        {
            if (e is RequestFailedException { ErrorCode: "QueueNotFound" }) _exists = false;
            var result = SendPolicy.Classify(e);
            logger.LogWarning("A message was not taken by queue {Queue} ({Result}): {Error}", _queue.Name, result, e.Message);
            return result;
        }
    }

    private async Task<bool> CreateQueueAsync()
    {
        try
        {
            await _queue.CreateIfNotExistsAsync();
            return _exists = true;
        }
        catch (Exception e)
        {
            logger.LogWarning("Queue {Queue} cannot be made: {Error}", _queue.Name, e.Message);
            return false;
        }
    }
}
