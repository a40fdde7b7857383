namespace Azure.Data.Tables;

/// <summary>What every row has. A class that implements it is stored by its public properties.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>When the service last changed the row; never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The row's version as it was read; sent only where a method takes it.</summary>
    ETag ETag { get; set; }
}
