using Azure;
using Azure.Data.Tables;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Functions.Storage;

/// <summary>Demands in table <c>ratelimits</c>: a partition for each key, a row for each instance.</summary>
public sealed class TableDemandStore(TableServiceClient tables) : IDemandStore
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.RateLimitsTable);
    private volatile bool _exists;

    public async Task WriteAsync(IReadOnlyList<InstanceDemand> demands, CancellationToken cancellation)
    {
        await EnsureTableAsync(cancellation);
        await Task.WhenAll(demands.Select(demand => _table.UpsertEntityAsync(ToEntity(demand), TableUpdateMode.Replace, cancellation)));
    }

    public async Task<IReadOnlyList<InstanceDemand>> ReadAsync(CancellationToken cancellation)
    {
        await EnsureTableAsync(cancellation);
        var demands = new List<InstanceDemand>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            demands.Add(new InstanceDemand(
                entity.PartitionKey, entity.RowKey, entity.GetDouble("eventsPerSecond")!.Value, entity.GetInt64("sequence")!.Value));
        }

        return demands;
    }

    public Task RemoveAsync(IReadOnlyList<InstanceDemand> demands, CancellationToken cancellation) =>
        Task.WhenAll(demands.Select(demand => _table.DeleteEntityAsync(demand.Key, demand.Instance, ETag.All, cancellation)));

    private async Task EnsureTableAsync(CancellationToken cancellation)
    {
        if (_exists) return;
        await _table.CreateIfNotExistsAsync(cancellation);
        _exists = true;
    }

    private static TableEntity ToEntity(InstanceDemand demand) => new(demand.Key, demand.Instance)
    {
        ["eventsPerSecond"] = demand.EventsPerSecond,
        ["sequence"] = demand.Sequence,
    };
}
