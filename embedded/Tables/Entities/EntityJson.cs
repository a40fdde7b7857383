using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Entities as the JSON the service takes and gives.</summary>
internal static class EntityJson
{
    // Escapes no more than JSON asks for: this never lands in a page, and every byte counts against a row's 1 MiB.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> target, ITableEntity entity)
    {
        using var json = new Utf8JsonWriter(target, Options);
        EntityBinder.Of(entity.GetType()).Write(json, entity);
    }

    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var target = new ArrayBufferWriter<byte>();
        Write(target, entity);
        return target.WrittenMemory;
    }

    public static T ReadOne<T>(BinaryData content) where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(content);
        return (T)EntityBinder.Of(typeof(T)).Read(document.RootElement);
    }

    /// <summary>The rows of a query's answer.</summary>
    public static List<T> ReadMany<T>(BinaryData content) where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(content);
        var rows = document.RootElement.GetProperty("value");
        var binder = EntityBinder.Of(typeof(T));
        var entities = new List<T>(rows.GetArrayLength());
        foreach (var row in rows.EnumerateArray())
            entities.Add((T)binder.Read(row));
        return entities;
    }
}
