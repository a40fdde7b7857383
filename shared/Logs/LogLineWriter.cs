using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Logs;

/// <summary>Writes events as flat JSON, in the order of the wire format's field ids, so that the same event is always the same line.</summary>
public static class LogLineWriter
{
    // Nothing of it ends in a page: only what JSON needs is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static LogLine Write(PlayerEvent e, LogStream stream)
    {
        var text = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            foreach (var field in EventSchema.Of(e.Type).Fields)
            {
                Write(json, field, e, stream);
            }

            json.WriteEndObject();
        }

        return new LogLine(stream, (long)Math.Round(e.EventTime ?? 0), text.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter json, EventField field, PlayerEvent e, LogStream stream)
    {
        switch (field)
        {
            case TextField text when text.Get(e) is { } value && !IsLabel(LogFields.NameOf(field), value, stream):
                json.WriteString(LogFields.NameOf(field), value);
                break;
            case NumberField number when number.Get(e) is { } value:
                json.WriteNumber(LogFields.NameOf(field), value);
                break;
            case FlagField flag when flag.Get(e) is { } value:
                json.WriteBoolean(LogFields.NameOf(field), value);
                break;
            case PairsField pairs when pairs.Get(e) is { } values:
                foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(BaseLabels.CustomPrefix + name, value);
                }

                break;
        }
    }

    // Twice the same name would be "…_extracted" to whoever parses the line.
    private static bool IsLabel(string name, string value, LogStream stream) => name switch
    {
        LogFields.Organisation => value == stream.Organisation,
        LogFields.Environment => value == stream.Environment,
        _ => false,
    };
}
