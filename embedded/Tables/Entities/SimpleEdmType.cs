using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>A type that goes into one JSON value, by two functions.</summary>
internal sealed class SimpleEdmType<T>(string? annotation, Action<Utf8JsonWriter, T> write, Func<JsonElement, T> read)
    : EdmType<T>(annotation)
{
    public override T Read(JsonElement value) => read(value);

    protected override void WriteValue(Utf8JsonWriter json, T value) => write(json, value);
}
