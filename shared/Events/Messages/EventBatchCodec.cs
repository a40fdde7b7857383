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
        var parts = new List<EncodedBatch>(1);
        AddParts(parts, batch, 0, batch.Events.Count);
        return parts;
    }

    internal static EventBatch Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new MessageReader(bytes);
        var receivedAt = reader.Number();
        if (receivedAt > MaxUnixMilliseconds) throw new InvalidDataException($"{receivedAt} is no time.");
        var attempt = reader.Number(int.MaxValue);
        var batchId = reader.Number(1) == 1 ? reader.Text() : null;
        var count = reader.Number(MaxEvents);
        var events = new List<PlayerEvent>();
        for (; count > 0; count--) events.Add(EventCodec.Read(ref reader));
        if (!reader.AtEnd) throw new InvalidDataException("A batch goes on after its last event.");
        return new EventBatch(batchId, attempt, DateTimeOffset.FromUnixTimeMilliseconds((long)receivedAt), events);
    }

    private static void AddParts(List<EncodedBatch> parts, EventBatch batch, int from, int count)
    {
        var bytes = count <= MaxEvents ? Write(batch, from, count) : null;
        if (bytes?.Length <= MaxBytes)
        {
            parts.Add(new EncodedBatch(bytes, count));
            return;
        }
        if (count <= 1) throw new ArgumentException($"Event {from} alone has {bytes?.Length} bytes.", nameof(batch));
        AddParts(parts, batch, from, count / 2);
        AddParts(parts, batch, from + (count / 2), count - (count / 2));
    }

    private static byte[] Write(EventBatch batch, int from, int count)
    {
        var writer = new MessageWriter();
        writer.Number((ulong)batch.ReceivedAt.ToUnixTimeMilliseconds());
        writer.Number((ulong)batch.Attempt);
        writer.Number(batch.BatchId is null ? 0UL : 1);
        if (batch.BatchId is not null) writer.Text(batch.BatchId);
        writer.Number((ulong)count);
        for (var i = from; i < from + count; i++) EventCodec.Write(writer, batch.Events[i]);
        return writer.ToArray();
    }
}
