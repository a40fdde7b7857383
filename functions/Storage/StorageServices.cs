using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;

namespace OpenQoE.Functions.Storage;

public static class StorageServices
{
    /// <summary>Clients for queues and tables, and what stands on them.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageAccount>();
        services.TryAddSingleton<QueueClients>();
        services.TryAddSingleton(provider => provider.GetRequiredService<StorageAccount>().Tables());
        services.AddSingleton<ISlotStore, TableSlotStore>();
        services.AddSingleton<ICardinalityStore, TableCardinalityStore>();
        services.AddSingleton<QueueDepths>();
        return services;
    }
}
