using Azure;
using Azure.Data.Tables;

namespace OpenQoE.Functions.Backup;

/// <summary>The rows of a table, all of them, a page or a transaction at a time.</summary>
internal static class TableRows
{
    private const int PerTransaction = 100;

    // A transaction takes 4 MiB, a row at most 1 MiB, which is more as text.
    private const int BytesPerTransaction = 2 * 1024 * 1024;

    // A page of a thousand of the largest rows would be a gigabyte.
    private const int PerPage = 100;

    /// <summary>Ordered by partition and row; none where there is no such table.</summary>
    public static async IAsyncEnumerable<TableEntity> ReadAsync(TableClient table, IEnumerable<string>? select = null)
    {
        await using var rows = table.QueryAsync<TableEntity>(maxPerPage: PerPage, select: select).GetAsyncEnumerator();
        while (await IsThereMoreAsync(rows)) yield return rows.Current;
    }

    public static async Task<bool> AnyAsync(TableClient table)
    {
        await foreach (var _ in ReadAsync(table, ["RowKey"])) return true;
        return false;
    }

    public static async Task DeleteAllAsync(TableClient table)
    {
        await foreach (var batch in Batches(Keys(table)))
            await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row.Entity, ETag.All)));
    }

    /// <summary>What can be written in one transaction: of one table and partition.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<BackupRow>> Batches(IAsyncEnumerable<BackupRow> rows)
    {
        var batch = new List<BackupRow>();
        var bytes = 0;
        await foreach (var row in rows)
        {
            if (batch.Count > 0 && !(Fits(batch[^1], row) && batch.Count < PerTransaction && bytes + row.Bytes <= BytesPerTransaction))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(row);
            bytes += row.Bytes;
        }

        if (batch.Count > 0) yield return batch;
    }

    private static bool Fits(BackupRow last, BackupRow next) => (last.Table, last.Entity.PartitionKey) == (next.Table, next.Entity.PartitionKey);

    private static async IAsyncEnumerable<BackupRow> Keys(TableClient table)
    {
        await foreach (var row in ReadAsync(table, ["PartitionKey", "RowKey"])) yield return new BackupRow(table.Name, row, 0);
    }

    private static async Task<bool> IsThereMoreAsync(IAsyncEnumerator<TableEntity> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }
}
