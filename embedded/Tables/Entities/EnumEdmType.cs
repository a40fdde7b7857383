namespace Azure.Data.Tables.Entities;

/// <summary>An enum, stored by its name.</summary>
internal sealed class EnumEdmType<T>() : SimpleEdmType<T>(null,
    (json, value) => json.WriteStringValue(value.ToString()), value => Enum.Parse<T>(value.GetString()!))
    where T : struct, Enum;
