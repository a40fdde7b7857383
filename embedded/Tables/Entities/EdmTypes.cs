using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>The types the service stores, and the .NET types that are kept as them.</summary>
internal static class EdmTypes
{
    public const string BinaryName = "Edm.Binary", DateTimeName = "Edm.DateTime", DoubleName = "Edm.Double",
        GuidName = "Edm.Guid", Int64Name = "Edm.Int64";

    public static readonly EdmType<string> Text = new SimpleEdmType<string>(null,
        (json, value) => json.WriteStringValue(value), value => value.GetString()!);

    public static readonly EdmType<bool> Boolean = new SimpleEdmType<bool>(null,
        (json, value) => json.WriteBooleanValue(value), value => value.GetBoolean());

    public static readonly EdmType<int> Int32 = new SimpleEdmType<int>(null,
        (json, value) => json.WriteNumberValue(value), value => value.GetInt32());

    /// <summary>A JSON number cannot hold every long: it goes as a string.</summary>
    public static readonly EdmType<long> Int64 = new SimpleEdmType<long>(Int64Name,
        (json, value) => json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture)),
        value => IsText(value) ? long.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetInt64());

    /// <summary>Always annotated, for a whole number would come back as an Int32 otherwise; NaN and infinities go as strings.</summary>
    public static readonly EdmType<double> Double = new SimpleEdmType<double>(DoubleName, WriteDouble,
        value => IsText(value) ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDouble());

    public static readonly EdmType<byte[]> Bytes = new SimpleEdmType<byte[]>(BinaryName,
        (json, value) => json.WriteBase64StringValue(value), value => value.GetBytesFromBase64());

    public static readonly EdmType<BinaryData> Data = new SimpleEdmType<BinaryData>(BinaryName,
        (json, value) => json.WriteBase64StringValue(value), value => BinaryData.FromBytes(value.GetBytesFromBase64()));

    public static readonly EdmType<Guid> Guid = new SimpleEdmType<Guid>(GuidName,
        (json, value) => json.WriteStringValue(value), value => value.GetGuid());

    public static readonly EdmType<DateTimeOffset> Instant = new SimpleEdmType<DateTimeOffset>(DateTimeName,
        (json, value) => json.WriteStringValue(value.UtcDateTime), value => value.GetDateTimeOffset());

    public static readonly EdmType<DateTime> Time = new SimpleEdmType<DateTime>(DateTimeName, WriteUtc,
        value => value.GetDateTimeOffset().UtcDateTime);

    /// <summary>Reads only: an ETag is never part of what is stored.</summary>
    public static readonly EdmType<ETag> ETag = new SimpleEdmType<ETag>(null,
        (json, value) => json.WriteStringValue(value.ToString()), value => new ETag(value.GetString()!));

    private static readonly Dictionary<Type, object> ByClrType = new()
    {
        [typeof(string)] = Text, [typeof(bool)] = Boolean, [typeof(int)] = Int32, [typeof(long)] = Int64,
        [typeof(double)] = Double, [typeof(byte[])] = Bytes, [typeof(BinaryData)] = Data, [typeof(Guid)] = Guid,
        [typeof(DateTimeOffset)] = Instant, [typeof(DateTime)] = Time, [typeof(ETag)] = ETag,
    };

    /// <summary>The <see cref="EdmType{T}"/> of a property's type, or null when the service cannot store it.</summary>
    public static object? Of(Type type)
    {
        if (ByClrType.TryGetValue(type, out var known))
            return known;
        if (type.IsEnum)
            return Activator.CreateInstance(typeof(EnumEdmType<>).MakeGenericType(type));
        return Nullable.GetUnderlyingType(type) is { } inner && Of(inner) is { } innerType
            ? Activator.CreateInstance(typeof(NullableEdmType<>).MakeGenericType(inner), innerType)
            : null;
    }

    private static bool IsText(JsonElement value) => value.ValueKind is JsonValueKind.String;

    private static void WriteDouble(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteUtc(Utf8JsonWriter json, DateTime value) => json.WriteStringValue(value.Kind is DateTimeKind.Utc
        ? value
        : throw new NotSupportedException($"{value:O} is {value.Kind}: the service keeps UTC only, and a guess would move the time"));
}
