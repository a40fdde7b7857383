using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Configuration;

/// <summary>Looks at the storage's connection string before clients and triggers are made of it: they would not say where it comes from.</summary>
public static class StorageSetting
{
    /// <exception cref="SettingException">It is none. The message does not repeat it: it may hold a key.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration[StorageNames.Connection] is not { Length: > 0 } connection) return;
        try
        {
            _ = new QueueServiceClient(connection);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new SettingException(
                $"{StorageNames.Connection} is no connection string: it takes one as the portal shows it, or UseDevelopmentStorage=true for Azurite.");
        }
    }
}
