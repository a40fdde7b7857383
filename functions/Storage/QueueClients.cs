using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace OpenQoE.Functions.Storage;

/// <summary>Makes clients for the queues of the account that <c>AzureWebJobsStorage</c> names, as the Functions host reads it.</summary>
public sealed class QueueClients(IConfiguration configuration)
{
    private const string Connection = "AzureWebJobsStorage";

    /// <summary>
    /// A client that tries once: to put a message is not idempotent, so whether to try again is for the caller to decide.
    /// </summary>
    /// <param name="queue">Its name.</param>
    /// <param name="timeout">After which an operation counts as failed.</param>
    public QueueClient CreateWithoutRetries(string queue, TimeSpan timeout)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64, Retry = { MaxRetries = 0, NetworkTimeout = timeout } };
        return configuration[Connection] is { Length: > 0 } connectionString
            ? new QueueClient(connectionString, queue, options)
            : new QueueClient(new Uri(ServiceUri(), queue), Credential(), options);
    }

    private Uri ServiceUri()
    {
        var section = configuration.GetSection(Connection);
        if (section["queueServiceUri"] is { Length: > 0 } uri) return new Uri(uri.TrimEnd('/') + "/");
        return section["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.queue.core.windows.net/")
            : throw new InvalidOperationException($"{Connection} is not set: it takes a connection string, or {Connection}__accountName for an identity.");
    }

    private DefaultAzureCredential Credential() =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration.GetSection(Connection)["clientId"] });
}
