using System.IO.Compression;
using System.Text.Json;

namespace OpenQoE.Shared.Governance.Ledger;

/// <summary>The stored form of a ledger: compressed JSON.</summary>
public static class LedgerCodec
{
    public static byte[] Encode<T>(T content)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, content);
        }

        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are none.</exception>
    public static T Decode<T>(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(brotli) ?? throw new InvalidDataException("A ledger is empty.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("A ledger cannot be read.", e);
        }
    }
}
