using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Slo;

namespace OpenQoE.Functions.Storage;

public static class StorageServices
{
    private static readonly string[] DocumentTables =
        [StorageNames.SlosTable, StorageNames.AlertStatesTable, StorageNames.IncidentsTable, StorageNames.SilencesTable, StorageNames.RoutingTable];

    /// <summary>Clients for queues and tables, and what stands on them.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddStorageAccount();
        services.AddSingleton<ISlotStore, TableSlotStore>();
        services.AddSingleton<ICardinalityStore, TableCardinalityStore>();
        services.AddSingleton<ISliStore, TableSliStore>();
        services.AddSingleton<IJsonQueues, JsonQueues>();
        foreach (var table in DocumentTables)
        {
            services.AddKeyedSingleton<IDocumentStore>(table, (provider, _) => new TableDocumentStore(provider.GetRequiredService<TableServiceClient>(), table));
        }

        services.AddSingleton<StoragePatience>();
        services.AddSingleton<QueueDepths>();
        return services;
    }
}
