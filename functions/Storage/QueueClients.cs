using Azure.Storage.Queues;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Storage;

/// <summary>Makes clients for the account's queues.</summary>
public sealed class QueueClients(StorageAccount account, StorageMetrics metrics)
{
    /// <summary>
    /// A client that tries once: to put a message is not idempotent, so whether to try again is for the caller to decide.
    /// </summary>
    /// <param name="queue">Its name.</param>
    /// <param name="timeout">After which an operation counts as failed.</param>
    /// <param name="encoding">Of messages' texts.</param>
    public QueueClient CreateWithoutRetries(string queue, TimeSpan timeout, QueueMessageEncoding encoding = QueueMessageEncoding.Base64)
    {
        var options = metrics.Counting(new QueueClientOptions { MessageEncoding = encoding, Retry = { MaxRetries = 0, NetworkTimeout = timeout } }, "queue");
        return account.ConnectionString is { } connection
            ? new QueueClient(connection, queue, options)
            : new QueueClient(new Uri(account.ServiceUri("queue"), queue), account.Credential, options);
    }
}
