using System.Diagnostics.CodeAnalysis;
using Azure.Data.Tables.Entities;

namespace Azure.Data.Tables;

/// <summary>
/// A row as a dictionary of its properties. The typed getters give null where there is no such property, and throw
/// <see cref="InvalidOperationException"/> where it has another type.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The official package's name.")]
public sealed partial class TableEntity : ITableEntity
{
    private readonly Dictionary<string, object?> _properties;

    public TableEntity() => _properties = [];

    public TableEntity(string partitionKey, string rowKey) : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object?> values) => _properties = new Dictionary<string, object?>(values);

    public string PartitionKey
    {
        get => GetString(PropertyNames.PartitionKey)!;
        set => _properties[PropertyNames.PartitionKey] = value;
    }

    public string RowKey
    {
        get => GetString(PropertyNames.RowKey)!;
        set => _properties[PropertyNames.RowKey] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(PropertyNames.Timestamp);
        set => _properties[PropertyNames.Timestamp] = value;
    }

    public ETag ETag
    {
        get => GetString(PropertyNames.ETag) is { } etag ? new ETag(etag) : default;
        set => _properties[PropertyNames.ETag] = value.ToString();
    }

    public string? GetString(string key) => Get<string>(key);

    public int? GetInt32(string key) => GetValue<int>(key);

    public long? GetInt64(string key) => GetValue<long>(key);

    public double? GetDouble(string key) => GetValue<double>(key);

    public bool? GetBoolean(string key) => GetValue<bool>(key);

    public Guid? GetGuid(string key) => GetValue<Guid>(key);

    public byte[]? GetBinary(string key) => this[key] is BinaryData data ? data.ToArray() : Get<byte[]>(key);

    public BinaryData? GetBinaryData(string key) =>
        this[key] is BinaryData data ? data : Get<byte[]>(key) is { } bytes ? BinaryData.FromBytes(bytes) : null;

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] is DateTime time ? new DateTimeOffset(time.ToUniversalTime()) : GetValue<DateTimeOffset>(key);

    public DateTime? GetDateTime(string key) => this[key] is DateTime time ? time : GetValue<DateTimeOffset>(key)?.UtcDateTime;

    private T? Get<T>(string key) where T : class => this[key] switch
    {
        null => null,
        T value => value,
        var other => throw Mismatch<T>(key, other),
    };

    private T? GetValue<T>(string key) where T : struct => this[key] switch
    {
        null => null,
        T value => value,
        var other => throw Mismatch<T>(key, other),
    };

    private static InvalidOperationException Mismatch<T>(string key, object value) =>
        new($"Property {key} is a {value.GetType().Name}, not a {typeof(T).Name}");
}
