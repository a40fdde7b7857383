using System.IO.Compression;

namespace OpenQoE.Functions.Ingest;

internal enum ContentEncoding
{
    None,
    Gzip,
    Brotli,
    Deflate,
}

/// <summary>The encodings a body may be packed in.</summary>
internal static class ContentEncodings
{
    /// <summary>Null for an encoding we do not know, or several on top of each other.</summary>
    public static ContentEncoding? Parse(string header) => header.Trim().ToLowerInvariant() switch
    {
        "" or "identity" => ContentEncoding.None,
        "gzip" or "x-gzip" => ContentEncoding.Gzip,
        "br" => ContentEncoding.Brotli,
        "deflate" => ContentEncoding.Deflate,
        _ => null,
    };

    public static Stream Unpack(ContentEncoding encoding, PooledBody body) => encoding switch
    {
        ContentEncoding.Gzip => new GZipStream(body.OpenRead(), CompressionMode.Decompress),
        ContentEncoding.Brotli => new BrotliStream(body.OpenRead(), CompressionMode.Decompress),
        ContentEncoding.Deflate when HasZlibHeader(body.Bytes) => new ZLibStream(body.OpenRead(), CompressionMode.Decompress),
        ContentEncoding.Deflate => new DeflateStream(body.OpenRead(), CompressionMode.Decompress),
        _ => body.OpenRead(),
    };

    /// <summary>HTTP's deflate is zlib's format (RFC 9110, 8.4.1.2), but some send it bare.</summary>
    private static bool HasZlibHeader(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 2 && (bytes[0] & 0x0f) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;
}
