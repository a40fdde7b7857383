using System.Buffers;
using System.Text.Json;

namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>Writes bodies of <c>POST /v1/events</c> into one buffer, again and again: a body lasts until the next.</summary>
internal sealed class RequestWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    public RequestWriter() => _json = new Utf8JsonWriter(_buffer);

    public ReadOnlyMemory<byte> Write(string batchId, IReadOnlyList<LoadEvent> events)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("batch_id", batchId);
        _json.WriteNumber("sent_at", now);
        _json.WriteStartArray("events");
        for (var i = 0; i < events.Count; i++) events[i].Write(_json, now, i);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();
}
