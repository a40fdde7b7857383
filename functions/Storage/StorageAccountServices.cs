using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Storage;

public static class StorageAccountServices
{
    /// <summary>The storage account and clients for it: for each stage that needs them, however many ask.</summary>
    public static IServiceCollection AddStorageAccount(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageMetrics>();
        services.TryAddSingleton<StorageAccount>();
        services.TryAddSingleton<QueueClients>();
        services.TryAddSingleton(provider => provider.GetRequiredService<StorageAccount>().Tables());
        return services;
    }
}
