using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>A type that goes into one JSON value, by two functions.</summary>
/// <param name="annotation">The OData type; null where the JSON form says it all.</param>
/// <param name="write">Writes the value, whose name is written already.</param>
/// <param name="read">Reads it back.</param>
internal class SimpleEdmType<T>(string? annotation, Action<Utf8JsonWriter, T> write, Func<JsonElement, T> read) : EdmType<T>
{
    public override void Write(Utf8JsonWriter json, PropertyName name, T value)
    {
        if (value is null)
            return;
        if (annotation is not null)
            json.WriteString(name.Annotation, annotation);
        json.WritePropertyName(name.Text);
        write(json, value);
    }

    public override T Read(JsonElement value) => read(value);
}
