using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>Runs one timer function at the times of its schedule. Occurrences that fall into a run are left out.</summary>
internal sealed class TimerListener(
    Function function, TimerTrigger trigger, FunctionRunner runner, TimeProvider time, ILogger logger) : IListener
{
    /// <summary>Timers take no longer delays than some weeks; a schedule may be yearly.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            if (trigger.RunOnStartup) await RunOnceAsync(time.GetUtcNow());
            while (!stopping.IsCancellationRequested)
            {
                if (trigger.Schedule.Next(time.GetUtcNow()) is not { } due)
                {
                    logger.LogWarning("The schedule {Schedule} of {Function} has no further occurrence", trigger.Expression, function.Name);
                    return;
                }
                await WaitUntilAsync(due, stopping);
                await RunOnceAsync(due);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Only the wait is cancelled; a run that has begun was awaited above.
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken stopping)
    {
        for (var left = due - time.GetUtcNow(); left > TimeSpan.Zero; left = due - time.GetUtcNow())
            await Task.Delay(left < LongestDelay ? left : LongestDelay, time, stopping);
    }

    private async Task RunOnceAsync(DateTimeOffset due)
    {
        var now = time.GetUtcNow();
        await runner.TryRunAsync(function, new TimerInfo
        {
            IsPastDue = trigger.Schedule.Next(due) <= now,
            ScheduleStatus = new ScheduleStatus
            {
                Last = _last.UtcDateTime,
                Next = (trigger.Schedule.Next(now) ?? DateTimeOffset.MaxValue).UtcDateTime,
                LastUpdated = _last.UtcDateTime,
            },
        });
        _last = now;
    }
}
