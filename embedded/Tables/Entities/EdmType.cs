using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>How one .NET type goes into a row's JSON and comes back.</summary>
/// <param name="annotation">The OData type; null where the JSON form says it all.</param>
internal abstract class EdmType<T>(string? annotation)
{
    /// <summary>The property with its annotation; a null is left out, since the service stores none.</summary>
    public virtual void Write(Utf8JsonWriter json, PropertyName name, T value)
    {
        if (value is null)
            return;
        if (annotation is not null)
            json.WriteString(name.Annotation, annotation);
        json.WritePropertyName(name.Text);
        WriteValue(json, value);
    }

    /// <exception cref="InvalidOperationException">The stored value has another type.</exception>
    /// <exception cref="FormatException">The stored value is not of this type's form.</exception>
    public abstract T Read(JsonElement value);

    protected abstract void WriteValue(Utf8JsonWriter json, T value);
}
