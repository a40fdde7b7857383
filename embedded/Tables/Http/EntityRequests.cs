using Azure.Core;

namespace Azure.Data.Tables.Http;

/// <summary>What the operations on one row look like as requests; a transaction's parts are the same.</summary>
internal static class EntityRequests
{
    public const string ContentType = "application/json";

    /// <summary>The path of a row below the account. Keys may hold quotes and any letters; both are escaped.</summary>
    public static string Path(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    public static RequestMethod Method(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    private static string Key(string key) => Uri.EscapeDataString(key.Replace("'", "''"));
}
