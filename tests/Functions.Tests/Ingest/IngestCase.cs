using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

/// <summary>One line of <c>tests/Fixtures/ingest-cases.json</c>, which says how to read it.</summary>
public sealed record IngestCase
{
    private const string Ids = "'player_id':'p','view_id':'v','session_id':'s','viewer_id':'u'";

    public static IReadOnlyList<IngestCase> All { get; } = JsonSerializer
        .Deserialize<CaseFile>(File.ReadAllText(RepositoryRoot.Combine("tests", "Fixtures", "ingest-cases.json")), JsonSerializerOptions.Web)!.Cases;

    public required string Name { get; init; }
    public Dictionary<string, string> Headers { get; init; } = [];
    public JsonElement? Body { get; init; }
    public string? Hex { get; init; }
    public string? Packed { get; init; }
    public required int Status { get; init; }
    public int Accepted { get; init; }
    public string[] Errors { get; init; } = [];
    public string[] Warnings { get; init; } = [];

    public HttpRequestMessage ToRequest()
    {
        var content = new ByteArrayContent(Pack());
        content.Headers.ContentType = Headers.TryGetValue("Content-Type", out var type)
            ? type.Length == 0 ? null : MediaTypeHeaderValue.Parse(type)
            : new MediaTypeHeaderValue("application/json");
        var encoding = Headers.GetValueOrDefault("Content-Encoding", Packed == "zlib" ? "deflate" : Packed ?? "");
        if (encoding.Length > 0) content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return new HttpRequestMessage(HttpMethod.Post, "/v1/events")
        {
            Content = content,
            Headers = { TransferEncodingChunked = Headers.ContainsKey("Transfer-Encoding") ? true : null },
        };
    }

    private byte[] Pack()
    {
        var packed = new MemoryStream();
        using (Stream target = Packed switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            "zlib" => new ZLibStream(packed, CompressionLevel.Optimal),
            "deflate" => new DeflateStream(packed, CompressionLevel.Optimal),
            _ => packed,
        })
        {
            WriteBody(target);
        }
        return packed.ToArray();
    }

    private void WriteBody(Stream target)
    {
        if (Hex is not null) target.Write(Convert.FromHexString(Hex));
        else if (Body is { ValueKind: JsonValueKind.String } text) target.Write(Bytes(text));
        else if (Body is { } parts) WriteRepeated(target, Bytes(parts[0]), Bytes(parts[1]), parts[2].GetInt32(), Bytes(parts[3]));
    }

    /// <summary>In large steps, as there are gigabytes to write.</summary>
    private static void WriteRepeated(Stream target, byte[] before, byte[] unit, int count, byte[] after)
    {
        const int step = 4096;
        var many = Enumerable.Repeat(unit, step).SelectMany(bytes => bytes).ToArray();
        target.Write(before);
        for (; count > step; count -= step) target.Write(many);
        target.Write(many, 0, unit.Length * count);
        target.Write(after);
    }

    private static byte[] Bytes(JsonElement text) => Encoding.UTF8.GetBytes(text.GetString()!
        .Replace("$pause", "'event_type':'pause','event_time':$now,$ids")
        .Replace("$ids", Ids)
        .Replace("$now", $"{Some.Time.ToUnixTimeMilliseconds()}")
        .Replace('\'', '"'));

    private sealed record CaseFile(IReadOnlyList<IngestCase> Cases);
}
