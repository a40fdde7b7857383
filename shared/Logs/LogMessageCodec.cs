using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Shared.Logs;

/// <summary>
/// A message of queue <c>qoe-logs</c>: version (1 byte), since when it waits (8, Unix ms, little-endian), then, compressed with Brotli, each
/// line: organisation, environment, type, time (Unix ms), length, text.
/// </summary>
public static class LogMessageCodec
{
    /// <summary>The most a message may have, so that it fits into a queue's 64 KiB as base64 as well.</summary>
    public const int MaxBytes = EventMessageCodec.MaxBytes;

    /// <summary>The most a message may hold uncompressed.</summary>
    public const int MaxRawBytes = 1024 * 1024;

    // Lines take a tenth of their bytes as a rule; where they do not, portions are halved.
    private const int PortionBytes = 400 * 1024;
    private const int HeaderLength = 9;
    private const byte Version = 1;
    private const int Quality = 4;
    private const int WindowBits = 19;

    /// <summary>The lines in as few messages as fit.</summary>
    /// <exception cref="ArgumentException">One line alone is too large: its event exceeds what validation lets through.</exception>
    public static IEnumerable<byte[]> Encode(LogMessage message) =>
        LogBatches.Split(message.Lines, PortionBytes).SelectMany(portion => EncodeInHalves(message.Since, portion));

    /// <exception cref="InvalidDataException">The bytes are no message, or one of a later version.</exception>
    public static LogMessage Decode(ReadOnlySpan<byte> message)
    {
        if (message.Length < HeaderLength || message[0] != Version) throw new InvalidDataException("Not a message of version 1.");
        var raw = ArrayPool<byte>.Shared.Rent(MaxRawBytes);
        try
        {
            if (!BrotliDecoder.TryDecompress(message[HeaderLength..], raw, out var length))
                throw new InvalidDataException("The message cannot be decompressed.");
            var reader = new MessageReader(raw.AsSpan(0, length));
            var lines = new List<LogLine>();
            while (!reader.AtEnd) lines.Add(ReadLine(ref reader));
            return new LogMessage(BinaryPrimitives.ReadInt64LittleEndian(message[1..]), lines);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    private static IEnumerable<byte[]> EncodeInHalves(long since, IReadOnlyList<LogLine> lines)
    {
        var message = EncodeOne(since, lines);
        if (message.Length <= MaxBytes) return [message];
        if (lines.Count == 1) throw new ArgumentException($"A line alone has {message.Length} bytes.", nameof(lines));
        var half = lines.Count / 2;
        return EncodeInHalves(since, [.. lines.Take(half)]).Concat(EncodeInHalves(since, [.. lines.Skip(half)]));
    }

    private static byte[] EncodeOne(long since, IReadOnlyList<LogLine> lines)
    {
        var writer = new MessageWriter();
        foreach (var ((organisation, environment, type), time, text) in lines)
        {
            writer.Text(organisation);
            writer.Text(environment);
            writer.Varint((ulong)type);
            writer.Varint((ulong)time);
            writer.Varint((ulong)text.Length);
            writer.Raw(text.Span);
        }

        var message = new byte[HeaderLength + BrotliEncoder.GetMaxCompressedLength(writer.Length)];
        message[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(message.AsSpan(1), since);
        if (!BrotliEncoder.TryCompress(writer.Written, message.AsSpan(HeaderLength), out var length, Quality, WindowBits))
            throw new InvalidOperationException("Brotli needs more than it says it needs.");
        return message[..(HeaderLength + length)];
    }

    private static LogLine ReadLine(ref MessageReader reader)
    {
        var stream = new LogStream(reader.Text(), reader.Text(), (EventType)reader.Number((int)EventType.ViewEnd));
        var time = (long)reader.Number();
        return new LogLine(stream, time, reader.Bytes(reader.Number(MaxRawBytes)).ToArray());
    }
}
