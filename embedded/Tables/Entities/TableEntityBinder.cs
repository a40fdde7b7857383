using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>The dictionary form: types are those of the values, and on the way back those of the annotations.</summary>
internal sealed class TableEntityBinder : EntityBinder
{
    public override void Write(Utf8JsonWriter json, ITableEntity entity)
    {
        json.WriteStartObject();
        foreach (var (name, value) in (TableEntity)entity)
        {
            if (name is not (PropertyNames.ETag or PropertyNames.Timestamp))
                Write(json, new PropertyName(name), value);
        }
        json.WriteEndObject();
    }

    public override ITableEntity Read(JsonElement json)
    {
        var annotations = new Dictionary<string, string>();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.EndsWith(PropertyNames.TypeSuffix, StringComparison.Ordinal))
                annotations[property.Name[..^PropertyNames.TypeSuffix.Length]] = property.Value.GetString()!;
        }
        var entity = new TableEntity();
        foreach (var property in json.EnumerateObject())
        {
            if (IsStored(property.Name) && property.Value.ValueKind is not JsonValueKind.Null)
                entity.Add(property.Name, Read(property, annotations.GetValueOrDefault(property.Name)));
        }
        return entity;
    }

    // "odata.etag" is the ETag; other control information ("odata.metadata", "x@odata.type") is no property.
    private static bool IsStored(string name) =>
        name == PropertyNames.ETag || !(name.StartsWith("odata.", StringComparison.Ordinal) || name.Contains("@odata."));

    private static object Read(JsonProperty property, string? annotation) => annotation switch
    {
        EdmTypes.BinaryName => EdmTypes.Bytes.Read(property.Value),
        EdmTypes.DateTimeName => EdmTypes.Instant.Read(property.Value),
        EdmTypes.DoubleName => EdmTypes.Double.Read(property.Value),
        EdmTypes.GuidName => EdmTypes.Guid.Read(property.Value),
        EdmTypes.Int64Name => EdmTypes.Int64.Read(property.Value),
        // Of every row's own properties, this one comes without its type.
        null when property.Name == PropertyNames.Timestamp => EdmTypes.Instant.Read(property.Value),
        _ => ReadPlain(property.Value),
    };

    private static object ReadPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt32(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        var kind => throw new JsonException($"A row's property cannot be a JSON {kind}"),
    };

    private static void Write(Utf8JsonWriter json, PropertyName name, object? value)
    {
        switch (value)
        {
            case null: break;
            case string text: EdmTypes.Text.Write(json, name, text); break;
            case bool flag: EdmTypes.Boolean.Write(json, name, flag); break;
            case int number: EdmTypes.Int32.Write(json, name, number); break;
            case long number: EdmTypes.Int64.Write(json, name, number); break;
            case double number: EdmTypes.Double.Write(json, name, number); break;
            case byte[] bytes: EdmTypes.Bytes.Write(json, name, bytes); break;
            case BinaryData data: EdmTypes.Data.Write(json, name, data); break;
            case Guid guid: EdmTypes.Guid.Write(json, name, guid); break;
            case DateTimeOffset time: EdmTypes.Instant.Write(json, name, time); break;
            case DateTime time: EdmTypes.Time.Write(json, name, time); break;
            case Enum member: EdmTypes.Text.Write(json, name, member.ToString()); break;
            default: throw new NotSupportedException($"Property {name.Text} is a {value.GetType().Name}, which a table cannot store");
        }
    }
}
