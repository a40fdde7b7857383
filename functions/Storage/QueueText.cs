using System.Buffers;
using System.Buffers.Text;

namespace OpenQoE.Functions.Storage;

/// <summary>
/// Queues hold text, so bytes travel as base64. The isolated worker receives a message as JSON and keeps only its text: bytes that the
/// Functions host decoded would arrive damaged. host.json therefore leaves the encoding alone (<c>messageEncoding: none</c>), and the
/// function decodes.
/// </summary>
public static class QueueText
{
    /// <summary>The bytes behind a message's text.</summary>
    /// <exception cref="FormatException">The text is no base64.</exception>
    public static ReadOnlyMemory<byte> Decode(BinaryData text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.ToMemory().Length)];
        return Base64.DecodeFromUtf8(text.ToMemory().Span, bytes, out _, out var length) == OperationStatus.Done
            ? bytes.AsMemory(0, length)
            : throw new FormatException("The message is no base64.");
    }
}
