using System.IO.Compression;
using System.Text;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Security;

/// <summary>The table of attacks; docs/attacks.md is made of it.</summary>
internal static class Attacks
{
    public const string Key = "the-right-key";

    private const string Slow = "hold connections and memory";
    private const string Large = "make the service unpack or parse more than it should";
    private const string Framing = "smuggle a request past whoever is in front";
    private const string Paths = "reach what is not served";
    private const string Injection = "forge labels, series, headers or log lines";
    private const string Doors = "get in without a key, or as somebody else";

    private static readonly string WithKey = $"X-API-Key: {Key}\r\n";

    public static IReadOnlyList<Attack> All { get; } =
    [
        new(Slow, "headers, a byte a second", Attack.Ascii("POST /v1/events HTTP/1.1\r\nHost: localhost\r\nX-Slow: "), "408 or closed") { Slowly = new(new string('a', 90), TimeSpan.FromSeconds(1)) },
        new(Slow, "a body, a byte a second", Attack.Ascii($"POST /v1/events HTTP/1.1\r\nHost: localhost\r\n{WithKey}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n"), "408 or closed") { Slowly = new(new string('a', 90), TimeSpan.FromSeconds(1)) },
        new(Slow, "half a body, and silence", Attack.Ascii($"POST /v1/events HTTP/1.1\r\nHost: localhost\r\n{WithKey}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{"), "408 or closed"),
        new(Slow, "nothing but a connection's first byte", Attack.Ascii("P"), "408 or closed"),
        new(Large, "a header of 17 KiB", Attack.Get("/health/live", $"X-Large: {new string('a', 17 * 1024)}\r\n"), "431"),
        new(Large, "65 headers", Attack.Get("/health/live", string.Concat(Enumerable.Range(0, 65).Select(i => $"X-{i}: a\r\n"))), "431"),
        new(Large, "a request line of 9 KiB", Attack.Get("/" + new string('a', 9 * 1024)), "414"),
        new(Large, "a key of 7 KiB in the query", Attack.Post("", Event(), "/v1/events?key=" + new string('k', 7 * 1024)), "401"),
        new(Large, "1 MiB and a byte", Attack.Post(WithKey, new byte[(1024 * 1024) + 1]), "413"),
        new(Large, "a length of 5 GB, announced", Attack.Ascii($"POST /v1/events HTTP/1.1\r\nHost: localhost\r\n{WithKey}Content-Length: 5000000000\r\n\r\n"), "413"),
        new(Large, "200 MB of zeros in gzip", Attack.Post($"{WithKey}Content-Encoding: gzip\r\n", Packed(s => new GZipStream(s, CompressionLevel.Optimal))), "413"),
        new(Large, "200 MB of zeros in brotli", Attack.Post($"{WithKey}Content-Encoding: br\r\n", Packed(s => new BrotliStream(s, CompressionLevel.Fastest))), "413"),
        new(Large, "200 MB of zeros in bare deflate", Attack.Post($"{WithKey}Content-Encoding: deflate\r\n", Packed(s => new DeflateStream(s, CompressionLevel.Optimal))), "413"),
        new(Large, "20,000 empty gzip members, one after another", Attack.Post($"{WithKey}Content-Encoding: gzip\r\n", EmptyMembers(20_000)), "400"),
        new(Large, "200,000 empty deflate blocks", Attack.Post($"{WithKey}Content-Encoding: deflate\r\n", [.. Enumerable.Repeat((byte[])[0, 0, 0, 0xff, 0xff], 200_000).SelectMany(block => block)]), "400"),
        new(Large, "zlib that wants a dictionary", Attack.Post($"{WithKey}Content-Encoding: deflate\r\n", [0x78, 0xbb, 0, 0, 0, 1, 3, 0]), "400"),
        new(Large, "brotli that wants a window of 1 GiB", Attack.Post($"{WithKey}Content-Encoding: br\r\n", [0x11, 0x3e, 0, 0, 0, 0, 3]), "400"),
        new(Large, "gzip in gzip", Attack.Post($"{WithKey}Content-Encoding: gzip, gzip\r\n", Event()), "415"),
        new(Large, "an encoding nobody knows", Attack.Post($"{WithKey}Content-Encoding: zstd\r\n", Event()), "415"),
        new(Large, "100,000 levels of arrays", Attack.Post(WithKey, Attack.Ascii("{\"events\":" + new string('[', 100_000))), "400"),
        new(Large, "9 levels in an event", Attack.Post(WithKey, Event("\"custom\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}")), "400"),
        new(Large, "1,001 events", Attack.Post(WithKey, Attack.Ascii($"{{\"events\":[{string.Join(',', Enumerable.Repeat("{}", 1001))}]}}")), "400"),
        new(Large, "a number of 200,000 digits", Attack.Post(WithKey, Event($"\"playback_time\":{new string('9', 200_000)}")), "202")
            { Then = e => e.PlaybackTime is null, ThenInWords = "the field is dropped with a warning" },
        new(Large, "one name 50,000 times", Attack.Post(WithKey, Event(string.Join(',', Enumerable.Repeat("\"env\":\"a\"", 50_000)))), "202")
            { Then = e => e.Env == "a", ThenInWords = "the last one counts" },
        new(Framing, "both Content-Length and Transfer-Encoding", Attack.Ascii($"POST /v1/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{WithKey}Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /stats HTTP/1.1\r\n\r\n"), "400"),
        new(Framing, "two lengths", Attack.Ascii($"POST /v1/events HTTP/1.1\r\nHost: localhost\r\n{WithKey}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{{}}"), "400"),
        new(Framing, "a chunk whose size is no number", Attack.Ascii($"POST /v1/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{WithKey}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n"), "400"),
        new(Framing, "a header without a name", Attack.Get("/health/live", ": value\r\n"), "400"),
        new(Framing, "a space before the colon", Attack.Get("/health/live", "X-Key : value\r\n"), "400"),
        new(Framing, "a header folded over two lines", Attack.Get("/health/live", "X-Key: a\r\n b\r\n"), "400"),
        new(Framing, "no Host", Attack.Ascii("GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n"), "400"),
        new(Framing, "TRACE", Attack.Get("/v1/events", method: "TRACE"), "405"),
        new(Framing, "another method by X-HTTP-Method-Override", Attack.Get("/v1/events", "X-HTTP-Method-Override: POST\r\n"), "405"),
        new(Paths, "`..`", Attack.Get("/demo/../../../../etc/passwd"), "404"),
        new(Paths, "`..`, encoded", Attack.Get("/demo/%2e%2e/%2e%2e/%2e%2e/etc/passwd"), "404"),
        new(Paths, "`..`, encoded twice", Attack.Get("/demo/%252e%252e/%252e%252e/etc/passwd"), "404"),
        new(Paths, "slashes, encoded", Attack.Get("/demo/..%2f..%2f..%2fetc%2fpasswd"), "404"),
        new(Paths, "backslashes", Attack.Get("/demo/..\\..\\..\\etc\\passwd"), "404 or 400"),
        new(Paths, "a zero byte", Attack.Get("/demo/index.html%00.js"), "404 or 400"),
        new(Paths, "settings beside the program", Attack.Get("/demo/../local.settings.json"), "404"),
        new(Paths, "another host's address as target", Attack.Get("http://169.254.169.254/latest/meta-data/"), "400 or 404"),
        new(Injection, "line breaks in a key", Attack.Post("", Event(), "/v1/events?key=a%0d%0aX-Evil:%201"), "401"),
        new(Injection, "line breaks in the origin", Attack.Post($"{WithKey}Origin: https://a.example\r\n\tSet-Cookie: evil=1\r\n", Event()), "400"),
        new(Injection, "a control character in a header", Attack.Get("/health/live", "X-Key: a\u0001b\0\r\n"), "400"),
        new(Injection, "quotes and line breaks in a label", Attack.Post(WithKey, Event("\"video\":{\"id\":\"a\\\"} 1\\nopenqoe_events_total{org_id=\\\"victim\\\"} 999\"}")), "202")
            { Then = LabelText.StaysOneValue, ThenInWords = "the text stays one value, in Prometheus' text and on the wire" },
        new(Injection, "names of labels as custom pairs", Attack.Post(WithKey, Event("\"custom\":{\"__name__\":\"up\",\"le\":\"1\",\"slot\":\"9\",\"org_id\":\"victim\"}")), "202")
            { Then = LabelText.HasOnlyKnownNames, ThenInWords = "no pair becomes a label" },
        new(Injection, "a zero byte and a change of direction in a label", Attack.Post(WithKey, Event("\"app_name\":\"a\\u0000\\u202eb\"")), "202")
            { Then = e => e.AppName == "a  b" && LabelText.StaysOneValue(e), ThenInWords = "both become spaces" },
        new(Injection, "a label of 257 characters", Attack.Post(WithKey, Event($"\"video\":{{\"id\":\"{new string('v', 257)}\"}}")), "202")
            { Then = e => e.VideoId is null, ThenInWords = "the field is dropped with a warning" },
        new(Injection, "a name that means overflow", Attack.Post(WithKey, Event("\"video\":{\"id\":\"__other__\"}")), "202")
            { Then = e => e.VideoId == "__other__", ThenInWords = "it counts as overflow, and takes no place from others" },
        new(Injection, "bytes that are no UTF-8", Attack.Post(WithKey, [.. Attack.Ascii("{\"events\":[{\"env\":\""), 0xff, 0xfe, .. Attack.Ascii("\"}]}")]), "400"),
        new(Injection, "an e-mail address as viewer", Attack.Post(WithKey, Event("\"viewer_id\":\"someone@example.org\"")), "202")
            { Then = e => e.ViewerId is { Length: 64 } id && !id.Contains('@'), ThenInWords = "only its SHA-256 is kept" },
        new(Injection, "secrets in an address", Attack.Post(WithKey, Event("\"video\":{\"source_url\":\"https://u:p@cdn.example/a.m3u8?token=secret#x\"}")), "202")
            { Then = e => e.VideoSourceUrl?.Contains("token") != true, ThenInWords = "query and fragment are cut off" },
        new(Doors, "no key", Attack.Post("", Event()), "401"),
        new(Doors, "a key that is almost right", Attack.Post($"X-API-Key: {Key}x\r\n", Event()), "401"),
        new(Doors, "an empty key", Attack.Post("Authorization: Bearer \r\n", Event()), "401"),
        new(Doors, "a key of the right form that nobody made", Attack.Post("X-API-Key: oqi_abcdefghij_" + new string('A', 43) + "\r\n", Event()), "401"),
        new(Doors, "another organisation's name", Attack.Post(WithKey, Event("\"org_id\":\"victim\"")), "400"),
        new(Doors, "a page of another origin", Attack.Post($"{WithKey}Origin: https://evil.example\r\n", Event()), "403"),
        new(Doors, "an origin that only begins like an allowed one", Attack.Post($"{WithKey}Origin: https://player.example.evil.example\r\n", Event()), "403"),
        new(Doors, "loopback claimed by X-Forwarded-For", Attack.Post("X-Forwarded-For: 127.0.0.1\r\n", Event()), "401"),
    ];

    private static byte[] Event(string fields = "\"env\":\"test\"")
    {
        var viewer = fields.Contains("viewer_id", StringComparison.Ordinal) ? "" : "\"viewer_id\":\"u\",";
        return Encoding.UTF8.GetBytes($$"""{"events":[{"event_type":"pause","event_time":{{Some.Time.ToUnixTimeMilliseconds()}},"player_id":"p","view_id":"v","session_id":"s",{{viewer}}{{fields}}}]}""");
    }

    private static byte[] Packed(Func<Stream, Stream> pack)
    {
        var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 200; i++) stream.Write(zeros);
        }

        return packed.ToArray();
    }

    private static byte[] EmptyMembers(int count)
    {
        var member = new MemoryStream();
        using (new GZipStream(member, CompressionLevel.Optimal, leaveOpen: true))
        {
            // Nothing in it.
        }

        return [.. Enumerable.Repeat(member.ToArray(), count).SelectMany(bytes => bytes)];
    }
}
