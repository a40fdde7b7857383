namespace OpenQoE.Tests.Support;

/// <summary>Time that passes only when a test says so. Timers fire in order, on the thread that advances.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start;
    private TaskCompletionSource changed = NewSignal();

    public ManualTimeProvider() : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) { }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass; whatever falls due on the way fires at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (NextDue(end) is { } timer) timer.Fire();
        lock (gate) now = end;
    }

    /// <summary>Lets time leap, as when a machine wakes from sleep: what fell due on the way fires only at the end.</summary>
    public void Jump(TimeSpan by)
    {
        lock (gate) now += by;
        Advance(TimeSpan.Zero);
    }

    /// <summary>Completes once so many timers are pending: the code under test has come to its wait.</summary>
    public async Task WhenPendingAsync(int count = 1)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (timers.Count >= count) return;
                next = changed.Task;
            }
            await next;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ManualTimer? NextDue(DateTimeOffset end)
    {
        lock (gate)
        {
            var next = timers.MinBy(timer => timer.Due);
            if (next is null || next.Due > end) return null;
            if (next.Due > now) now = next.Due;
            timers.Remove(next);
            if (next.Period > TimeSpan.Zero) Schedule(next, next.Period);
            return next;
        }
    }

    private void Reschedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            timers.Remove(timer);
            timer.Period = period;
            if (dueTime >= TimeSpan.Zero) Schedule(timer, dueTime);
        }
    }

    private void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        timer.Due = now + dueTime;
        timers.Add(timer);
        changed.SetResult();
        changed = NewSignal();
    }

    private sealed class ManualTimer(ManualTimeProvider time, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Reschedule(this, dueTime, period);
            return true;
        }

        public void Dispose() => time.Reschedule(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
