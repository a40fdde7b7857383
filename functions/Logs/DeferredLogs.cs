using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Logs;

namespace OpenQoE.Functions.Logs;

/// <summary>
/// Lines that wait in the queue for Loki. A message whose lines are not taken is put there anew, with a delay, so that the tries after which a queue takes a
/// message for poison are for messages that nobody can read.
/// </summary>
public sealed class DeferredLogs(LogPusher pusher, ILogQueue queue, LogOptions options, LogMetrics metrics, TimeProvider time, ILogger<DeferredLogs> logger) : IDisposable
{
    // The lines of now go first.
    private const int PushesAtOnce = 4;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _turns = new(PushesAtOnce, PushesAtOnce);

    /// <summary>Puts lines into the queue.</summary>
    /// <exception cref="Exception">The storage does not answer: nobody knows which of them are there.</exception>
    public async Task DeferAsync(IReadOnlyCollection<LogLine> lines, CancellationToken cancellation)
    {
        if (lines.Count > 0)
        {
            await SendAsync(new LogMessage(Now, [.. lines]), ShortestPause, cancellation);
            metrics.Count(LogResult.Deferred, lines.Count);
        }
    }

    /// <summary>Pushes a message's lines, or puts back what Loki does not take.</summary>
    /// <exception cref="InvalidDataException">It is no message.</exception>
    public async Task PushAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            var (since, lines) = LogMessageCodec.Decode(message.Span);
            var rest = await pusher.PushAsync(lines, cancellation);
            if (rest.Count > 0)
            {
                await PutBackAsync(since, rest, cancellation);
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task PutBackAsync(long since, IReadOnlyCollection<LogLine> lines, CancellationToken cancellation)
    {
        var age = TimeSpan.FromMilliseconds(Now - since);
        if (age < options.KeepDeferred)
        {
            await SendAsync(new LogMessage(since, [.. lines]), PauseAt(age), cancellation);
            return;
        }

        metrics.Count(LogResult.Dropped, lines.Count);
        logger.LogError("{Lines} lines were dropped: Loki has not taken them for {Age}", lines.Count, age);
    }

    private async Task SendAsync(LogMessage lines, TimeSpan delay, CancellationToken cancellation)
    {
        foreach (var message in LogMessageCodec.Encode(lines))
        {
            await queue.SendAsync(message, delay, cancellation);
        }
    }

    // The longer it has been away, the later it is looked at again.
    private static TimeSpan PauseAt(TimeSpan age) => age / 4 is var pause && pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
