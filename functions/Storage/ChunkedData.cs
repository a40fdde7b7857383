using Azure.Data.Tables;

namespace OpenQoE.Functions.Storage;

/// <summary>Bytes in a table entity, as many properties as they need.</summary>
internal static class ChunkedData
{
    /// <summary>A table entity takes 1 MiB, of which Azurite counts binary values as base64.</summary>
    public const int MaximumBytes = 11 * PropertyBytes;

    private const int PropertyBytes = 64 * 1024;

    public static void Write(TableEntity entity, ReadOnlyMemory<byte> data)
    {
        for (var offset = 0; offset < data.Length; offset += PropertyBytes)
        {
            entity[$"d{offset / PropertyBytes}"] = data.Slice(offset, Math.Min(PropertyBytes, data.Length - offset)).ToArray();
        }
    }

    public static ReadOnlyMemory<byte> Read(TableEntity entity)
    {
        var data = new MemoryStream();
        for (var i = 0; entity.GetBinary($"d{i}") is { } piece; i++)
        {
            data.Write(piece);
        }

        return data.ToArray();
    }
}
