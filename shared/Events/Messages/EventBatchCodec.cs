namespace OpenQoE.Shared.Events.Messages;

/// <summary>
/// A batch: when it was received (Unix ms), the attempt, the batch id (0, or 1 and the text), the number of events, the events.
/// </summary>
public static class EventBatchCodec
{
    /// <summary>A batch of this size fits into a message even if nothing of it can be compressed.</summary>
    public const int MaxBytes = EventMessageCodec.MaxBytes - 1024;

    /// <summary>Most events one batch can hold: what a request may carry.</summary>
    public const int MaxEvents = 1_000;

    private const ulong MaxUnixMilliseconds = 253_402_300_799_999;

    /// <summary>The batch in as few parts as fit, each a batch of its own with the same id.</summary>
    /// <exception cref="ArgumentException">One event alone is too large: its texts exceed what validation lets through.</exception>
    public static IReadOnlyList<EncodedBatch> Encode(EventBatch batch)
    {
        if (TryWrite(batch, 0, batch.Events.Count) is { } whole) return [whole];
        var parts = new List<EncodedBatch>();
        Halve(parts, batch, 0, batch.Events.Count);
        return parts;
    }

    internal static EventBatch Decode(ReadOnlySpan<byte> bytes, byte version)
    {
        var reader = new MessageReader(bytes);
        var receivedAt = reader.Number();
        if (receivedAt > MaxUnixMilliseconds) throw new InvalidDataException($"{receivedAt} is no time.");
        var attempt = reader.Number(int.MaxValue);
        var batchId = reader.Number(1) == 1 ? reader.Text() : null;
        var count = reader.Number(MaxEvents);
        var events = new List<PlayerEvent>();
        for (; count > 0; count--) events.Add(EventCodec.Read(ref reader, events is [.., var previous] ? previous : null, version));
        if (!reader.AtEnd) throw new InvalidDataException("A batch goes on after its last event.");
        return new EventBatch(batchId, attempt, DateTimeOffset.FromUnixTimeMilliseconds((long)receivedAt), events);
    }

    private static void AddParts(List<EncodedBatch> parts, EventBatch batch, int from, int count)
    {
        if (TryWrite(batch, from, count) is { } part) parts.Add(part);
        else Halve(parts, batch, from, count);
    }

    private static void Halve(List<EncodedBatch> parts, EventBatch batch, int from, int count)
    {
        if (count <= 1) throw new ArgumentException($"Event {from} alone has more than {MaxBytes} bytes.", nameof(batch));
        AddParts(parts, batch, from, count / 2);
        AddParts(parts, batch, from + (count / 2), count - (count / 2));
    }

    // Null when it is too much for one.
    private static EncodedBatch? TryWrite(EventBatch batch, int from, int count) =>
        count <= MaxEvents && Write(batch, from, count) is { Length: <= MaxBytes } bytes ? new EncodedBatch(bytes, count) : null;

    private static byte[] Write(EventBatch batch, int from, int count)
    {
        var writer = MessageWriter.Rent();
        writer.Varint((ulong)batch.ReceivedAt.ToUnixTimeMilliseconds());
        writer.Varint((ulong)batch.Attempt);
        writer.Varint(batch.BatchId is null ? 0UL : 1);
        if (batch.BatchId is not null) writer.Text(batch.BatchId);
        writer.Varint((ulong)count);
        for (var i = from; i < from + count; i++) EventCodec.Write(writer, batch.Events[i], i > from ? batch.Events[i - 1] : null);
        return writer.Finish();
    }
}
