using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Functions.Storage;

/// <summary>The account that <c>AzureWebJobsStorage</c> names, by connection string or by identity, as the Functions host reads it.</summary>
public sealed class StorageAccount(IConfiguration configuration)
{
    /// <summary>The connection string, or null when the account is reached by identity.</summary>
    public string? ConnectionString => configuration[StorageNames.Connection] is { Length: > 0 } value ? value : null;

    public DefaultAzureCredential Credential => new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = Section["clientId"] });

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

    public TableServiceClient Tables() =>
        ConnectionString is { } connection ? new TableServiceClient(connection) : new TableServiceClient(ServiceUri("table"), Credential);
}
