using Azure;
using Azure.Data.Tables;
using OpenQoE.Functions.Keys;
using OpenQoE.Shared.Keys;
using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Functions.Storage;

/// <summary>Keys in table <c>keys</c>, all in one partition: each instance reads them all.</summary>
public sealed class TableKeyStore(TableServiceClient tables) : IKeyStore
{
    private const string Partition = "keys";

    private readonly ExistingTable _table = new(tables, StorageNames.KeysTable);

    public async Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var keys = new List<AccessKey>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation)) keys.Add(FromEntity(entity));
        return keys;
    }

    public async Task AddAsync(AccessKey key, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        await table.AddEntityAsync(ToEntity(key), cancellation);
    }

    public async Task<AccessKey?> ChangeAsync(string id, Func<AccessKey, AccessKey?> change, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellation);
            if (!found.HasValue) return null;
            var key = FromEntity(found.Value!);
            if (change(key) is not { } changed) return key;
            try
            {
                await table.UpdateEntityAsync(ToEntity(changed), found.Value!.ETag, TableUpdateMode.Replace, cancellation);
                return changed;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // Somebody else changed it since it was read: the change is of what they left.
            }
        }
    }

    private static TableEntity ToEntity(AccessKey key)
    {
        var entity = new TableEntity(Partition, key.Id)
        {
            ["kind"] = key.Kind.ToString(),
            ["organisation"] = key.Organisation,
            ["name"] = key.Name,
            ["origins"] = key.Origins.ToString(),
            ["rate"] = key.Limit.Rate,
            ["burst"] = key.Limit.Burst,
            ["created"] = key.Created,
            ["secret"] = key.Secret.ToHex(),
            ["previousSecret"] = key.PreviousSecret.ToHex(),
        };
        if (key.PreviousUntil is { } until) entity["previousUntil"] = until;
        if (key.Expires is { } expires) entity["expires"] = expires;
        if (key.Revoked is { } revoked) entity["revoked"] = revoked;
        return entity;
    }

    private static AccessKey FromEntity(TableEntity entity) =>
        new(entity.RowKey, Enum.Parse<KeyKind>(entity.GetString("kind")!), entity.GetString("organisation")!)
        {
            Name = entity.GetString("name") ?? "",
            Origins = AllowedOrigins.Parse(entity.GetString("origins")!),
            Limit = new RateLimit(entity.GetDouble("rate")!.Value, entity.GetDouble("burst")!.Value),
            Created = entity.GetDateTimeOffset("created")!.Value,
            Secret = SecretHash.FromHex(entity.GetString("secret")!),
            PreviousSecret = SecretHash.FromHex(entity.GetString("previousSecret")!),
            PreviousUntil = entity.GetDateTimeOffset("previousUntil"),
            Expires = entity.GetDateTimeOffset("expires"),
            Revoked = entity.GetDateTimeOffset("revoked"),
        };
}
