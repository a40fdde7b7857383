using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Storage;

/// <summary>Slots in table <c>slots</c>.</summary>
public sealed class TableSlotStore(TableServiceClient tables) : ISlotStore
{
    private const int EntitiesPerTransaction = 100;

    // A transaction takes 4 MiB, in which binary values count as base64.
    private const int BytesPerTransaction = 5 * 512 * 1024;

    private readonly ExistingTable _table = new(tables, StorageNames.SlotsTable);

    public async Task<StoredManifest?> ReadManifestAsync(int slot, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition(slot), StorageNames.ManifestRow, cancellationToken: cancellation);
        return found.HasValue ? new StoredManifest(FromEntity(slot, found.Value!), found.Value!.ETag.ToString()) : null;
    }

    public async Task<string?> TryWriteManifestAsync(SlotManifest manifest, string? ifMatch, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        return await ConditionalWrite.TryAsync(table, ToEntity(manifest), ifMatch, cancellation);
    }

    public async Task WriteRowsAsync(int slot, IReadOnlyList<SlotRow> rows, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        for (var start = 0; start < rows.Count;)
        {
            var actions = new List<TableTransactionAction>();
            for (var bytes = 0; start < rows.Count && actions.Count < EntitiesPerTransaction; start++)
            {
                bytes += rows[start].Data.Length;
                if (bytes > BytesPerTransaction && actions.Count > 0)
                {
                    break;
                }

                actions.Add(new(TableTransactionActionType.UpsertReplace, ToEntity(slot, rows[start])));
            }

            await table.SubmitTransactionAsync(actions, cancellation);
        }
    }

    public async Task<IReadOnlyList<SlotRow>> ReadRowsAsync(int slot, string from, string to, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(slot)} and RowKey ge {from} and RowKey lt {to}");
        var table = await _table.GetAsync(cancellation);
        var rows = new List<SlotRow>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            rows.Add(new SlotRow(entity.RowKey, ChunkedData.Read(entity)));
        }

        return rows;
    }

    // One by one, since a transaction fails whole when one of its rows is gone already.
    public async Task DeleteRowsAsync(int slot, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        await Task.WhenAll(keys.Select(key => table.DeleteEntityAsync(Partition(slot), key, ETag.All, cancellation)));
    }

    private static string Partition(int slot) => slot.ToString(CultureInfo.InvariantCulture);

    private static TableEntity ToEntity(SlotManifest m) => new(Partition(m.Slot), StorageNames.ManifestRow)
    {
        ["owner"] = m.Owner,
        ["lease"] = m.Lease,
        ["leaseUntil"] = m.LeaseUntil,
        ["generation"] = m.Generation,
        ["lastTimestamp"] = m.LastTimestamp,
        ["seriesCount"] = m.SeriesCount,
        ["activeMs"] = m.Active.Ms,
        ["activeAt"] = m.Active.LastAt,
        ["parts"] = JsonSerializer.Serialize(m.Parts),
        ["leases"] = JsonSerializer.Serialize(m.Leases),
    };

    private static SlotManifest FromEntity(int slot, TableEntity entity) => new(slot)
    {
        Owner = entity.GetString("owner")!,
        Lease = entity.GetString("lease")!,
        LeaseUntil = entity.GetDateTimeOffset("leaseUntil")!.Value,
        Generation = entity.GetInt64("generation")!.Value,
        LastTimestamp = entity.GetInt64("lastTimestamp")!.Value,
        SeriesCount = entity.GetInt32("seriesCount")!.Value,
        Active = new ActiveTime(entity.GetInt64("activeMs")!.Value, entity.GetInt64("activeAt")!.Value),
        Parts = JsonSerializer.Deserialize<SnapshotPart[]>(entity.GetString("parts")!)!,
        Leases = JsonSerializer.Deserialize<LeaseSpan[]>(entity.GetString("leases")!)!,
    };

    private static TableEntity ToEntity(int slot, SlotRow row)
    {
        var entity = new TableEntity(Partition(slot), row.Key);
        ChunkedData.Write(entity, row.Data);
        return entity;
    }
}
