using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>The nullable form of a value type.</summary>
internal sealed class NullableEdmType<T>(EdmType<T> type) : EdmType<T?>
    where T : struct
{
    public override void Write(Utf8JsonWriter json, PropertyName name, T? value)
    {
        if (value is { } present)
            type.Write(json, name, present);
    }

    public override T? Read(JsonElement value) => type.Read(value);
}
