using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using OpenQoE.Tests.Traffic.Posting;

namespace OpenQoE.Tests.MacroBenchmarks.Load;

/// <summary>A request's bytes, head and all, made once and sent many times, each time as another batch.</summary>
internal sealed class PreparedRequest
{
    private const int DigitsBeforeNumber = 24;

    private static readonly StandardFormat TwelveHexDigits = new('x', 12);

    private readonly byte[] _bytes;
    private readonly int _number;
    private long _sent;

    private PreparedRequest(byte[] body, bool gzip, IReadOnlyDictionary<string, int> events)
    {
        var packed = gzip ? Packed(body) : body;
        var head = $"POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: {RecordedRequest.UserAgent}\r\nContent-Type: application/json\r\n" +
            $"{(gzip ? "Content-Encoding: gzip\r\n" : "")}Content-Length: {packed.Length}\r\n\r\n";
        _bytes = [.. Encoding.ASCII.GetBytes(head), .. packed];
        Events = events;

        // Packed bytes have a checksum, so a packed request is the same batch each time.
        _number = gzip ? -1 : _bytes.AsSpan().LastIndexOf("\"batch_id\":\""u8) + "\"batch_id\":\"".Length + DigitsBeforeNumber;
    }

    /// <summary>How many of each type it holds.</summary>
    public IReadOnlyDictionary<string, int> Events { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Some of its bytes are still to be sent: it cannot be another batch yet.</summary>
    public bool IsOnItsWay { get; set; }

    /// <summary>How often it was answered 202.</summary>
    public long Accepted { get; set; }

    public static PreparedRequest Of(byte[] body, IReadOnlyDictionary<string, int> events, bool gzip) => new(body, gzip, events);

    /// <summary>Becomes a batch of its own: its id is one that was never sent.</summary>
    public void Renew()
    {
        if (_number >= 0) Utf8Formatter.TryFormat(++_sent, _bytes.AsSpan(_number), out _, TwelveHexDigits);
    }

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(body);
        return packed.ToArray();
    }
}
