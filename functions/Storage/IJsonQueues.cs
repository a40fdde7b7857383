namespace OpenQoE.Functions.Storage;

/// <summary>Puts messages into the queues whose messages are JSON.</summary>
public interface IJsonQueues
{
    /// <summary>Puts one message, at least once: an exception means that it may or may not be there.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="message">At most <see cref="JsonQueues.MaximumBytes"/> as JSON.</param>
    /// <param name="delay">How long nobody receives it, or a little longer; at most seven days. Null: not at all.</param>
    /// <param name="cancellation">Gives up.</param>
    Task SendAsync<T>(string queue, T message, TimeSpan? delay, CancellationToken cancellation);
}
