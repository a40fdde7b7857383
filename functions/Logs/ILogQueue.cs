namespace OpenQoE.Functions.Logs;

/// <summary>Keeps lines that Loki did not take.</summary>
public interface ILogQueue
{
    /// <summary>Puts one message, at least once: an exception means that it may or may not be there.</summary>
    /// <param name="message">As the codec made it.</param>
    /// <param name="delay">How long nobody receives it; at most seven days.</param>
    /// <param name="cancellation">Gives up.</param>
    Task SendAsync(ReadOnlyMemory<byte> message, TimeSpan delay, CancellationToken cancellation);
}
