using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Logs;

namespace OpenQoE.Functions.Logs;

/// <summary>Pushes what waits in memory, about every second; at the end, after the functions have drained, pushes the rest or leaves it to the queue.</summary>
public sealed class LogPump(
    LogBuffer buffer, LogPusher pusher, DeferredLogs deferred, LogOptions options, LogMetrics metrics, TimeProvider time, ILogger<LogPump> logger) : BackgroundService
{
    // What is left of the time that a stopping program has belongs to the queue.
    private static readonly TimeSpan LastPush = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _pushing = new(Timeout.InfiniteTimeSpan, time);
    private bool _isStuck;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _pushing.CancelAfter(LastPush);
        await base.StopAsync(cancellationToken);
        await PumpAsync(cancellationToken);
        if (buffer.Take() is { Count: > 0 } lost)
        {
            metrics.Count(LogResult.Dropped, lost.Count);
            logger.LogError("{Lines} lines were dropped at the end: neither Loki nor the queue took them", lost.Count);
        }
    }

    public override void Dispose()
    {
        _pushing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.IsEnabled && !stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(buffer.WhenEnough(), Task.Delay(options.PushInterval, time, stoppingToken));
            if (!stoppingToken.IsCancellationRequested)
            {
                await PumpAsync(CancellationToken.None);
            }
        }
    }

    private async Task PumpAsync(CancellationToken cancellation)
    {
        var taken = buffer.Take(out var traces);
        using var span = Spans.Step("push", traces)?.SetTag("openqoe.lines", taken.Count);
        var rest = await PushAsync(taken);
        try
        {
            await deferred.DeferAsync(rest, cancellation);
            buffer.Done(taken);
            _isStuck = false;
        }
        catch (Exception e)
        {
            // Neither takes them. What does not fit into the memory any more waits with its message.
            buffer.Done(taken.Except(rest));
            buffer.PutBack(rest);
            Warn(e);
        }
    }

    // Whatever goes wrong, the queue is the second choice. Some may have arrived: identical lines are shown once.
    private async Task<IReadOnlyCollection<LogLine>> PushAsync(IReadOnlyCollection<LogLine> lines)
    {
        try
        {
            return await pusher.PushAsync(lines, _pushing.Token);
        }
        catch (Exception e)
        {
            logger.Log(_pushing.IsCancellationRequested ? LogLevel.Debug : LogLevel.Error, e, "Lines could not be pushed");
            return lines;
        }
    }

    private void Warn(Exception e)
    {
        if (!_isStuck)
        {
            _isStuck = true;
            logger.LogWarning("Lines wait in memory: the queue does not take what Loki did not: {Reason}", e.Message);
        }
    }
}
