namespace OpenQoE.Functions.Storage;

/// <summary>The names of queues and tables, and of the keys in them.</summary>
public static class StorageNames
{
    /// <summary>Accepted events, from ingest to the aggregators.</summary>
    public const string EventsQueue = "qoe-events";
}
