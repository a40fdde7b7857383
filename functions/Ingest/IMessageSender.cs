namespace OpenQoE.Functions.Ingest;

/// <summary>Puts messages into the events' queue.</summary>
public interface IMessageSender
{
    /// <summary>Sends once, and does not throw.</summary>
    /// <param name="message">As the codec made it.</param>
    /// <param name="hiddenFor">How long the queue keeps the message from receivers; null: not at all.</param>
    Task<SendResult> SendAsync(ReadOnlyMemory<byte> message, TimeSpan? hiddenFor);
}
