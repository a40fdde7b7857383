namespace OpenQoE.Functions.Storage;

/// <summary>Names in the storage account. Keys of rows: <see cref="Aggregation.SlotRowKeys"/>.</summary>
public static class StorageNames
{
    /// <summary>Setting that holds the storage connection, as the Functions host has it.</summary>
    public const string Connection = "AzureWebJobsStorage";

    /// <summary>From Ingest to Aggregate: encoded event messages.</summary>
    public const string EventsQueue = "qoe-events";

    /// <summary>From Aggregate to PushLogs: events' lines that Loki did not take.</summary>
    public const string LogsQueue = "qoe-logs";

    /// <summary>From Tick to Evaluate: an organisation whose objectives are due.</summary>
    public const string SloEvaluationsQueue = "slo-evaluations";

    /// <summary>From whoever raises alerts to Route.</summary>
    public const string AlertsQueue = "alerts";

    /// <summary>From Route to Notify: one message for each channel.</summary>
    public const string NotificationsQueue = "notifications";

    /// <summary>All queues but the poison ones.</summary>
    public static readonly IReadOnlyList<string> Queues = [EventsQueue, LogsQueue, SloEvaluationsQueue, AlertsQueue, NotificationsQueue];

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

    /// <summary>Totals of SLIs: see <see cref="TableSliStore"/>.</summary>
    public const string SliTable = "sli";

    /// <summary>Objectives that an organisation has of its own: row = id.</summary>
    public const string SlosTable = "slos";

    /// <summary>What is known of each organisation's alerts on its objectives: one row.</summary>
    public const string AlertStatesTable = "alertstates";

    /// <summary>Incidents, and which one is open for a group of alerts.</summary>
    public const string IncidentsTable = "incidents";

    /// <summary>Silences: row = id.</summary>
    public const string SilencesTable = "silences";

    /// <summary>Routing documents: one row an organisation.</summary>
    public const string RoutingTable = "routing";

    /// <summary>In front of the number of the slot whose report a row is.</summary>
    public const string ReportRowPrefix = "report-";
}
