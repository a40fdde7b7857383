using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;

namespace OpenQoE.Shared.Events.Messages;

/// <summary>
/// A message of queue <c>qoe-events</c>: version (1 byte), flags (1), id (8, little-endian), then, compressed with Brotli, the
/// batches, each after its length. A traced message ends with the context of the span that sent it: what follows the compressed
/// batches is passed over by versions that know nothing of it.
/// </summary>
public static class EventMessageCodec
{
    /// <summary>The most a message may have, so that it fits into a queue's 64 KiB as base64 as well.</summary>
    public const int MaxBytes = 48 * 1024;

    /// <summary>The most a message may hold uncompressed.</summary>
    public const int MaxRawBytes = 512 * 1024;

    private const int MaxEvents = 32 * 1024;
    private const byte OldestVersion = 1;
    private const byte Version = 2;
    private const byte PossibleCopyFlag = 1;
    private const byte TracedFlag = 2;
    private const int HeaderLength = 10;

    // Measured on ten-event batches, six and sixty in a message: 1 leaves 53 and 43 bytes an event, 4 leaves 48 and 38 in three to five
    // times the time, which was a tenth of all that ingest needs. The window covers MaxRawBytes: a larger one would only cost memory.
    private const int Quality = 1;
    private const int WindowBits = 19;

    /// <summary>The message; it can exceed <see cref="MaxBytes"/> when there is more than one batch.</summary>
    /// <exception cref="ArgumentException">The batches exceed <see cref="MaxRawBytes"/>.</exception>
    public static byte[] Encode(ulong id, bool possibleCopy, IReadOnlyList<EncodedBatch> batches)
    {
        var writer = MessageWriter.Rent();
        foreach (var batch in batches)
        {
            writer.Varint((ulong)batch.Bytes.Length);
            writer.Raw(batch.Bytes.Span);
        }
        var message = writer.Length <= MaxRawBytes
            ? Compress(writer.Written)
            : throw new ArgumentException($"{writer.Length} bytes do not fit into one message.", nameof(batches));
        writer.Return();
        message[0] = Version;
        BinaryPrimitives.WriteUInt64LittleEndian(message.AsSpan(2), id);
        if (possibleCopy) MarkPossibleCopy(message);
        return message;
    }

    // With room for the header.
    private static byte[] Compress(ReadOnlySpan<byte> raw)
    {
        var compressed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(raw.Length));
        try
        {
            if (!BrotliEncoder.TryCompress(raw, compressed, out var length, Quality, WindowBits))
                throw new InvalidOperationException("Brotli needs more than it says it needs.");
            var message = new byte[HeaderLength + length];
            compressed.AsSpan(0, length).CopyTo(message.AsSpan(HeaderLength));
            return message;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(compressed);
        }
    }

    /// <summary>Marks an encoded message as one that may have been sent before.</summary>
    public static void MarkPossibleCopy(byte[] message) => message[1] |= PossibleCopyFlag;

    /// <summary>The message with the context of the span that sends it, in <see cref="TraceContexts.Length"/> more bytes.</summary>
    public static byte[] WithTrace(byte[] message, ActivityContext sender)
    {
        byte[] traced = [.. message, .. stackalloc byte[TraceContexts.Length]];
        traced[1] |= TracedFlag;
        TraceContexts.Write(sender, traced.AsSpan(message.Length));
        return traced;
    }

    /// <exception cref="InvalidDataException">The bytes are no message, or one of a later version.</exception>
    public static EventMessage Decode(ReadOnlySpan<byte> message)
    {
        if (message.Length < HeaderLength || message[0] is < OldestVersion or > Version)
            throw new InvalidDataException($"Not a message of version {OldestVersion} to {Version}.");
        var raw = ArrayPool<byte>.Shared.Rent(MaxRawBytes);
        try
        {
            if (!BrotliDecoder.TryDecompress(message[HeaderLength..], raw, out var length))
                throw new InvalidDataException("The message cannot be decompressed.");
            var batches = DecodeBatches(raw.AsSpan(0, length), version: message[0]);
            return new EventMessage(BinaryPrimitives.ReadUInt64LittleEndian(message[2..]), (message[1] & PossibleCopyFlag) != 0, batches)
            {
                Trace = TraceOf(message),
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    private static ActivityContext TraceOf(ReadOnlySpan<byte> message) =>
        (message[1] & TracedFlag) != 0 && message.Length >= HeaderLength + TraceContexts.Length ? TraceContexts.Read(message[^TraceContexts.Length..]) : default;

    private static List<EventBatch> DecodeBatches(ReadOnlySpan<byte> raw, byte version)
    {
        var reader = new MessageReader(raw);
        var batches = new List<EventBatch>();
        for (var events = 0; !reader.AtEnd; events += batches[^1].Events.Count)
        {
            if (events > MaxEvents) throw new InvalidDataException($"More than {MaxEvents} events.");
            batches.Add(EventBatchCodec.Decode(reader.Bytes(reader.Number(MaxRawBytes)), version));
        }
        return batches.Count > 0 ? batches : throw new InvalidDataException("A message without a batch.");
    }
}
