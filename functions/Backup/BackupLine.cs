using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace OpenQoE.Functions.Backup;

/// <summary>
/// A row of a table as a line of JSON. Texts, flags and 32-bit numbers are themselves; what JSON has no type for is an object that names it:
/// <c>{"int64": "7"}</c>, <c>{"double": "NaN"}</c>, <c>{"binary": "…"}</c>, <c>{"time": "…"}</c>, <c>{"guid": "…"}</c>.
/// </summary>
internal static class BackupLine
{
    private const string PartitionKey = "PartitionKey";
    private const string RowKey = "RowKey";

    // Made by the storage when the row is written.
    private static readonly string[] NotKept = [PartitionKey, RowKey, "Timestamp", "odata.etag"];

    public static string Of(string table, TableEntity entity)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in entity)
        {
            if (!NotKept.Contains(name) && value is not null) properties[name] = Typed(value);
        }

        return new JsonObject { ["table"] = table, ["partition"] = entity.PartitionKey, ["row"] = entity.RowKey, ["properties"] = properties }.ToJsonString();
    }

    /// <exception cref="BackupFileException">It is no row.</exception>
    public static TableEntity Read(JsonElement line)
    {
        try
        {
            var entity = new TableEntity(line.GetProperty("partition").GetString()!, line.GetProperty("row").GetString()!);
            foreach (var property in line.GetProperty("properties").EnumerateObject()) entity.Add(property.Name, Value(property.Value));
            return entity;
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or NotSupportedException)
        {
            throw new BackupFileException("A row in the file cannot be read: it is damaged, or of another version.");
        }
    }

    private static JsonNode Typed(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => Named("int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => Named("double", number.ToString("R", CultureInfo.InvariantCulture)),
        byte[] bytes => Named("binary", Convert.ToBase64String(bytes)),
        BinaryData data => Named("binary", Convert.ToBase64String(data.ToMemory().Span)),
        DateTimeOffset time => Named("time", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        DateTime time => Named("time", time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        Guid guid => Named("guid", guid.ToString()),
        _ => throw new NotSupportedException($"A table has no type {value.GetType().Name}."),
    };

    private static JsonObject Named(string type, string text) => new() { [type] = text };

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetInt32(),
        _ => Named(value.EnumerateObject().Single()),
    };

    private static object Named(JsonProperty typed) => (typed.Name, typed.Value.GetString()!) switch
    {
        ("int64", var text) => long.Parse(text, CultureInfo.InvariantCulture),
        ("double", var text) => double.Parse(text, CultureInfo.InvariantCulture),
        ("binary", var text) => Convert.FromBase64String(text),
        ("time", var text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        ("guid", var text) => Guid.Parse(text),
        var (name, _) => throw new NotSupportedException(name),
    };
}
