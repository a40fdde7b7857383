namespace Azure.Data.Tables.Entities;

/// <summary>The names of the properties every row has, as they are on the wire.</summary>
internal static class PropertyNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";

    /// <summary>What follows a property's name in the name of the annotation that gives its type.</summary>
    public const string TypeSuffix = "@odata.type";
}
