using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;

namespace OpenQoE.Functions.Storage;

/// <summary>Ledgers and reports in table <c>cardinality</c>.</summary>
public sealed class TableCardinalityStore(TableServiceClient tables, ILogger<TableCardinalityStore> logger) : ICardinalityStore
{
    private const string OrganisationProperty = "organisation";

    // Behind the last report: '.' follows '-'.
    private const string ReportRowsEnd = "report.";

    private readonly ExistingTable _table = new(tables, StorageNames.CardinalityTable);

    public async Task<StoredLedger> ReadLedgerAsync(string organisation, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.Of(organisation), StorageNames.LedgerRow, cancellationToken: cancellation);
        return found.HasValue
            ? new StoredLedger(DecodeLedger(organisation, found.Value!), found.Value!.ETag.ToString())
            : new StoredLedger(new OrganisationLedger(), null);
    }

    public async Task<bool> TryWriteLedgerAsync(string organisation, OrganisationLedger ledger, string? ifMatch, CancellationToken cancellation)
    {
        var entity = Entity(organisation, StorageNames.LedgerRow, LedgerCodec.Encode(ledger));
        return await ConditionalWrite.TryAsync(await _table.GetAsync(cancellation), entity, ifMatch, cancellation) is not null;
    }

    public async Task<IReadOnlyList<SlotReport>> ReadReportsAsync(string organisation, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var (partition, from, to) = (RowKeys.Of(organisation), StorageNames.ReportRowPrefix, ReportRowsEnd);
        var reports = new List<SlotReport>();
        await foreach (var entity in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"), cancellationToken: cancellation))
        {
            reports.Add(LedgerCodec.Decode<SlotReport>(ChunkedData.Read(entity)));
        }

        return reports;
    }

    public async Task<bool> TryWriteReportAsync(string organisation, SlotReport report, CancellationToken cancellation)
    {
        var data = LedgerCodec.Encode(report);
        if (data.Length > ChunkedData.MaximumBytes)
        {
            return false;
        }

        var table = await _table.GetAsync(cancellation);
        await table.UpsertEntityAsync(Entity(organisation, $"{StorageNames.ReportRowPrefix}{report.Slot}", data), TableUpdateMode.Replace, cancellation);
        return true;
    }

    public async Task<IReadOnlyList<string>> ListOrganisationsAsync(int most, CancellationToken cancellation)
    {
        var table = await _table.GetAsync(cancellation);
        var row = StorageNames.LedgerRow;
        var found = new List<string>();
        await foreach (var entity in table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {row}"), select: [OrganisationProperty], cancellationToken: cancellation))
        {
            if (entity.GetString(OrganisationProperty) is { Length: > 0 } organisation)
            {
                found.Add(organisation);
            }

            if (found.Count == most)
            {
                break;
            }
        }

        return found;
    }

    // Without it nothing could be counted: instances agree anew.
    private OrganisationLedger DecodeLedger(string organisation, TableEntity entity)
    {
        try
        {
            return LedgerCodec.Decode<OrganisationLedger>(ChunkedData.Read(entity));
        }
        catch (InvalidDataException e)
        {
            logger.LogError(e, "The ledger of organisation {Organisation} cannot be read and is begun anew", organisation);
            return new OrganisationLedger();
        }
    }

    private static TableEntity Entity(string organisation, string row, byte[] data)
    {
        var entity = new TableEntity(RowKeys.Of(organisation), row) { [OrganisationProperty] = organisation };
        ChunkedData.Write(entity, data);
        return entity;
    }
}
