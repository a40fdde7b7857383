using System.Collections.Concurrent;
using OpenQoE.Functions.Ingest;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Tests.Functions.Ingest;

/// <summary>A queue that keeps what it is sent, and answers as it is told.</summary>
public sealed class CollectingSender(Func<int, Task<SendResult>>? answer = null) : IMessageSender
{
    private int _sends;

    /// <summary>Every send, the repeated and the failed ones too.</summary>
    public ConcurrentQueue<(EventMessage Message, int Bytes, TimeSpan? HiddenFor)> Sent { get; } = new();

    public IEnumerable<PlayerEvent> Events => Sent.SelectMany(send => send.Message.Batches).SelectMany(batch => batch.Events);

    public Task<SendResult> SendAsync(ReadOnlyMemory<byte> message, TimeSpan? hiddenFor)
    {
        Sent.Enqueue((EventMessageCodec.Decode(message.Span), message.Length, hiddenFor));
        return answer?.Invoke(Interlocked.Increment(ref _sends)) ?? Task.FromResult(SendResult.Stored);
    }
}
