namespace OpenQoE.Shared.Logs;

/// <summary>An event as Loki gets it.</summary>
/// <param name="Stream">Where it belongs.</param>
/// <param name="Time">The event's, Unix ms.</param>
/// <param name="Text">Flat JSON, UTF-8; see <see cref="LogFields"/>.</param>
public sealed record LogLine(LogStream Stream, long Time, ReadOnlyMemory<byte> Text)
{
    // Timestamp, quotes and commas of the request, and what the objects around a line take in memory.
    private const int Around = 100;

    /// <summary>About how much it takes, in memory and in a request.</summary>
    public int Bytes => Text.Length + Around;
}
