using OpenQoE.Functions.Ingest;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Tests.Functions.Ingest;

/// <summary>A queue that forgets, so that a long test needs no memory for it. What it is sent must be readable.</summary>
public sealed class DiscardingSender : IMessageSender
{
    public Task<SendResult> SendAsync(ReadOnlyMemory<byte> message, TimeSpan? hiddenFor)
    {
        EventMessageCodec.Decode(message.Span);
        return Task.FromResult(SendResult.Stored);
    }
}
