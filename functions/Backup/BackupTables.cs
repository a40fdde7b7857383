using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Backup;

/// <summary>Which tables a backup holds.</summary>
public static class BackupTables
{
    /// <summary>What people made, and what came of it.</summary>
    public static readonly IReadOnlyList<string> Standard =
    [
        StorageNames.KeysTable, StorageNames.SlosTable, StorageNames.RoutingTable, StorageNames.SilencesTable,
        StorageNames.IncidentsTable, StorageNames.AlertStatesTable,
    ];

    /// <summary>
    /// Counters, the totals of objectives, which only make sense beside the counters they were taken from, and what was admitted to be counted. Restored later
    /// than they were read, they would step back, which a Prometheus takes for a reset followed by all of them at once.
    /// </summary>
    public static readonly IReadOnlyList<string> Counters = [StorageNames.SlotsTable, StorageNames.SliTable, StorageNames.CardinalityTable];

    /// <summary>What is worth nothing after some seconds.</summary>
    public static readonly IReadOnlyList<string> LeftOut = [StorageNames.RateLimitsTable];
}
