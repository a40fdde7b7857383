using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>How one .NET type goes into a row's JSON and comes back.</summary>
internal abstract class EdmType<T>
{
    /// <summary>The property with its annotation; a null is left out, since the service stores none.</summary>
    public abstract void Write(Utf8JsonWriter json, PropertyName name, T value);

    /// <exception cref="InvalidOperationException">The stored value has another type.</exception>
    /// <exception cref="FormatException">The stored value is not of this type's form.</exception>
    public abstract T Read(JsonElement value);
}
