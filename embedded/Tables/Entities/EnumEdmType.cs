using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>An enum, stored by its name.</summary>
internal sealed class EnumEdmType<T>() : EdmType<T>(null)
    where T : struct, Enum
{
    public override T Read(JsonElement value) => Enum.Parse<T>(value.GetString()!);

    protected override void WriteValue(Utf8JsonWriter json, T value) => json.WriteStringValue(value.ToString());
}
