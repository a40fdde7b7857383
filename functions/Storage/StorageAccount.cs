using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Storage;

/// <summary>The account that <c>AzureWebJobsStorage</c> names, by connection string or by identity, as the Functions host reads it.</summary>
public sealed class StorageAccount(IConfiguration configuration, StorageMetrics metrics)
{
    private readonly Lazy<DefaultAzureCredential> _credential = new(() =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration.GetSection(StorageNames.Connection)["clientId"] }));

    /// <summary>The connection string, or null when the account is reached by identity.</summary>
    public string? ConnectionString => configuration[StorageNames.Connection] is { Length: > 0 } value ? value : null;

    /// <summary>One for all clients, since it keeps its tokens.</summary>
    public DefaultAzureCredential Credential => _credential.Value;

    private IConfigurationSection Section => configuration.GetSection(StorageNames.Connection);

    /// <summary>Address of the account's <c>queue</c> or <c>table</c> service.</summary>
    /// <exception cref="SettingException">Neither a connection string nor an account is set.</exception>
    public Uri ServiceUri(string service)
    {
        if (Section[$"{service}ServiceUri"] is { Length: > 0 } uri) return new Uri(uri.TrimEnd('/') + "/");
        return Section["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net/")
            : throw new SettingException($"{StorageNames.Connection} is not set: it takes a connection string, UseDevelopmentStorage=true for Azurite, or {StorageNames.Connection}__accountName for an identity.");
    }

    public TableServiceClient Tables()
    {
        // A commit that takes long lets the lease run out: an answer that has not come by then is asked for again.
        var options = metrics.Counting(new TableClientOptions { Retry = { NetworkTimeout = TimeSpan.FromSeconds(10) } }, "table");
        return ConnectionString is { } connection ? new TableServiceClient(connection, options) : new TableServiceClient(ServiceUri("table"), Credential, options);
    }
}
