using System.Globalization;
using Azure;
using Azure.Data.Tables;
using OpenQoE.Functions.Slo;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Functions.Storage;

/// <summary>
/// SLIs in table <c>sli</c>: a partition for each organisation, a row for each slot and hour, the newest hour first, since tables are read from the
/// front only. The partition <c>organisations</c> lists them.
/// </summary>
public sealed class TableSliStore(TableServiceClient tables) : ISliStore
{
    private const string Organisations = "organisations";
    private const string OrganisationProperty = "organisation";
    private const string GenerationProperty = "generation";

    private readonly ExistingTable _table = new(tables, StorageNames.SliTable);

    public async Task<StoredSliHour?> ReadAsync(string organisation, int slot, long hour, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var (partition, from, to) = (RowKeys.Of(organisation), Row(slot, hour), Row(slot, 0));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey le {to}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, cancellationToken: cancellation))
        {
            return new StoredSliHour(ChunkedData.Read(entity), entity.GetInt64(GenerationProperty)!.Value, entity.ETag.ToString());
        }

        return null;
    }

    public async Task<string?> TryWriteAsync(
        string organisation, int slot, SliHour hour, long generation, string? ifMatch, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var entity = new TableEntity(RowKeys.Of(organisation), Row(slot, hour.Number)) { [GenerationProperty] = generation };
        ChunkedData.Write(entity, SliHourCodec.Encode(hour));
        return await ConditionalWrite.TryAsync(table, entity, ifMatch, cancellation);
    }

    public async Task DeleteAsync(string organisation, int slot, long hour, CancellationToken cancellation) =>
        await (await _table.GetAsync(cancellation)).DeleteEntityAsync(RowKeys.Of(organisation), Row(slot, hour), ETag.All, cancellation);

    public async Task RegisterAsync(string organisation, CancellationToken cancellation)
    {
        var entity = new TableEntity(Organisations, RowKeys.Of(organisation)) { [OrganisationProperty] = organisation };
        await (await _table.GetAsync(cancellation)).UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
    }

    public async Task<IReadOnlyList<string>> ListOrganisationsAsync(CancellationToken cancellation)
    {
        var found = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Organisations}");
        await foreach (var entity in (await _table.GetAsync(cancellation)).QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            found.Add(entity.GetString(OrganisationProperty)!);
        }

        return found;
    }

    private static string Row(int slot, long hour) => string.Create(CultureInfo.InvariantCulture, $"s{slot:D4}-{SliHour.Last - hour:D8}");
}
