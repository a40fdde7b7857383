namespace OpenQoE.Functions.Storage;

/// <summary>Names in the storage account. Keys of rows: <see cref="Aggregation.SlotRowKeys"/>.</summary>
public static class StorageNames
{
    /// <summary>Setting that holds the storage connection, as the Functions host has it.</summary>
    public const string Connection = "AzureWebJobsStorage";

    /// <summary>From Ingest to Aggregate: encoded event messages.</summary>
    public const string EventsQueue = "qoe-events";

    /// <summary>What a queue's messages come to that fail again and again.</summary>
    public const string PoisonSuffix = "-poison";

    /// <summary>Counters and what they stand on: partition = slot number.</summary>
    public const string SlotsTable = "slots";

    /// <summary>API keys: row = the key's id.</summary>
    public const string KeysTable = "keys";

    /// <summary>What each instance asks of a key's rate limit: partition = the key's id, row = the instance.</summary>
    public const string RateLimitsTable = "ratelimits";

    /// <summary>Row of a slot that decides what is true of it.</summary>
    public const string ManifestRow = "manifest";

    /// <summary>What instances agree on and report of labels and series: partition = organisation, as <see cref="RowKeys.Of"/> writes it.</summary>
    public const string CardinalityTable = "cardinality";

    /// <summary>Row of an organisation that all instances share.</summary>
    public const string LedgerRow = "ledger";

    /// <summary>In front of the number of the slot whose report a row is.</summary>
    public const string ReportRowPrefix = "report-";
}
