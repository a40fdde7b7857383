using Azure;
using Azure.Storage.Queues;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Logs;

/// <summary>Queue <c>qoe-logs</c> in Azure Storage, made when there is none.</summary>
public sealed class LogQueue(QueueClients clients) : ILogQueue
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _queue = clients.CreateWithoutRetries(StorageNames.LogsQueue, Timeout);

    public async Task SendAsync(ReadOnlyMemory<byte> message, TimeSpan delay, CancellationToken cancellation)
    {
        var body = new BinaryData(message);
        try
        {
            await _queue.SendMessageAsync(body, delay, Never, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == "QueueNotFound")
        {
            await _queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await _queue.SendMessageAsync(body, delay, Never, cancellation);
        }
    }
}
