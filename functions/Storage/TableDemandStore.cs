using Azure;
using Azure.Data.Tables;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Functions.Storage;

/// <summary>Demands in table <c>ratelimits</c>: a partition for each key, a row for each instance.</summary>
public sealed class TableDemandStore(TableServiceClient tables) : IDemandStore
{
    private readonly ExistingTable _table = new(tables, StorageNames.RateLimitsTable);

    public async Task WriteAsync(IReadOnlyList<InstanceDemand> demands, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        await Task.WhenAll(demands.Select(demand => table.UpsertEntityAsync(ToEntity(demand), TableUpdateMode.Replace, cancellation)));
    }

    public async Task<IReadOnlyList<InstanceDemand>> ReadAsync(CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var demands = new List<InstanceDemand>();
        await foreach (var entity in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            demands.Add(new InstanceDemand(
                entity.PartitionKey, entity.RowKey, entity.GetDouble("eventsPerSecond")!.Value, entity.GetInt64("sequence")!.Value));
        }

        return demands;
    }

    public async Task RemoveAsync(IReadOnlyList<InstanceDemand> demands, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        await Task.WhenAll(demands.Select(demand => table.DeleteEntityAsync(demand.Key, demand.Instance, ETag.All, cancellation)));
    }

    private static TableEntity ToEntity(InstanceDemand demand) => new(demand.Key, demand.Instance)
    {
        ["eventsPerSecond"] = demand.EventsPerSecond,
        ["sequence"] = demand.Sequence,
    };
}
