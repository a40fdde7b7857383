using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace OpenQoE.Functions.Storage;

/// <summary>Makes clients for the queues of the account that <c>AzureWebJobsStorage</c> names, as the Functions host reads it.</summary>
public sealed class QueueClients(IConfiguration configuration)
{
    /// <summary>
    /// A client that tries once: to put a message is not idempotent, so whether to try again is for the caller to decide.
    /// </summary>
    /// <param name="queue">Its name.</param>
    /// <param name="timeout">After which an operation counts as failed.</param>
    public QueueClient CreateWithoutRetries(string queue, TimeSpan timeout)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64, Retry = { MaxRetries = 0, NetworkTimeout = timeout } };
        return configuration[StorageNames.Connection] is { Length: > 0 } connectionString
            ? new QueueClient(connectionString, queue, options)
            : new QueueClient(new Uri(ServiceUri(), queue), Credential(), options);
    }

    private Uri ServiceUri()
    {
        var section = configuration.GetSection(StorageNames.Connection);
        if (section["queueServiceUri"] is { Length: > 0 } uri) return new Uri(uri.TrimEnd('/') + "/");
        return section["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.queue.core.windows.net/")
            : throw new InvalidOperationException($"{StorageNames.Connection} is not set: it takes a connection string, or {StorageNames.Connection}__accountName for an identity.");
    }

    private DefaultAzureCredential Credential() =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration.GetSection(StorageNames.Connection)["clientId"] });
}
