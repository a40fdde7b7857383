using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Logs;

/// <summary>
/// The body of Loki's <c>POST /loki/api/v1/push</c>: JSON, compressed with gzip, the lines of each stream by ascending time.
/// https://grafana.com/docs/loki/latest/reference/loki-http-api/#ingest-logs
/// </summary>
public static class LogPush
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="lines">At least one.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="maximumAgeMs">Loki refuses what is too far behind a stream's newest line: a line of an older event gets the time of its sending.</param>
    public static byte[] Encode(IEnumerable<LogLine> lines, long now, long maximumAgeMs)
    {
        var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
        using (var json = new Utf8JsonWriter(gzip, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("streams");
            foreach (var stream in lines.GroupBy(line => line.Stream))
            {
                Write(json, stream.Key, stream.Select(line => (Time: line.Time < now - maximumAgeMs ? now : line.Time, line.Text)).OrderBy(entry => entry.Time));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static void Write(Utf8JsonWriter json, LogStream stream, IEnumerable<(long Time, ReadOnlyMemory<byte> Text)> entries)
    {
        json.WriteStartObject();
        json.WriteStartObject("stream");
        WriteLabel(json, LogFields.Service, LogFields.ServiceName);
        WriteLabel(json, LogFields.Organisation, stream.Organisation);
        WriteLabel(json, LogFields.Environment, stream.Environment);
        WriteLabel(json, LogFields.EventType, stream.Type.ToName());
        json.WriteEndObject();
        json.WriteStartArray("values");
        foreach (var (time, text) in entries)
        {
            json.WriteStartArray();
            json.WriteStringValue(Nanoseconds(time));
            json.WriteStringValue(text.Span);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLabel(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static string Nanoseconds(long milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds}000000");
}
