namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>
/// A world in which everything that happens is drawn from one seeded random: which process runs next, which storage call arrives
/// when, whether its answer is lost, who is killed or frozen. One thread, virtual time: a seed replays exactly.
/// </summary>
internal sealed class World(int seed) : TimeProvider
{
    private readonly List<Call> _calls = [];
    private readonly PriorityQueue<VirtualTimer, long> _timers = new();

    public Random Random { get; } = new(seed);

    public List<Process> Processes { get; } = [];

    public long NowMs { get; private set; } = 1_700_000_000_000;

    /// <summary>How often a call has its effect but its answer is lost, or fails before it has any.</summary>
    public double Faults { get; init; } = 0.03;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);

    public override long GetTimestamp() => NowMs * TimestampFrequency / 1000;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(() => callback(state), this);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>A call over the network: its effect and its answer come at moments of their own, or never.</summary>
    public Task<T> CallAsync<T>(Func<T> effect)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var fault = Random.NextDouble();
        _calls.Add(new Call(NowMs + Random.Next(1, 40), () =>
        {
            if (fault < Faults / 2)
            {
                answer.SetException(new IOException("refused before it had any effect"));
                return;
            }

            var result = effect();
            if (fault < Faults)
            {
                answer.SetException(new IOException("the answer was lost"));
            }
            else
            {
                answer.SetResult(result);
            }
        }));
        return answer.Task;
    }

    /// <summary>One thing happens. False when nothing ever would.</summary>
    public bool Step()
    {
        var runnable = Processes.Where(p => p.CanRun(NowMs)).ToList();
        var due = _calls.Where(c => c.At <= NowMs).ToList();
        if (runnable.Count + due.Count == 0)
        {
            return Wait();
        }

        var pick = Random.Next(runnable.Count + due.Count);
        if (pick < runnable.Count)
        {
            runnable[pick].RunOne();
        }
        else
        {
            var call = due[pick - runnable.Count];
            _calls.Remove(call);
            call.Happen();
        }

        return true;
    }

    internal void Schedule(VirtualTimer timer, long at) => _timers.Enqueue(timer, at);

    // Nothing can happen now: time goes on to the next call, timer or thaw.
    private bool Wait()
    {
        var next = _calls.Select(c => c.At).Concat(Processes.Where(p => p.WillRun).Select(p => p.FrozenUntil));
        if (_timers.TryPeek(out _, out var timerAt))
        {
            next = next.Append(timerAt);
        }

        if (!next.Any())
        {
            return false;
        }

        NowMs = Math.Max(NowMs, next.Min());
        while (_timers.TryPeek(out var timer, out var at) && at <= NowMs)
        {
            _timers.Dequeue();
            timer.Fire(at);
        }

        return true;
    }

    private sealed record Call(long At, Action Happen);
}

/// <summary>A timer of the virtual world.</summary>
internal sealed class VirtualTimer(Action fire, World world) : ITimer
{
    private long _due = -1;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _due = dueTime < TimeSpan.Zero ? -1 : world.NowMs + (long)Math.Ceiling(dueTime.TotalMilliseconds);
        if (_due >= 0)
        {
            world.Schedule(this, _due);
        }

        return true;
    }

    public void Fire(long at)
    {
        if (_due == at)
        {
            _due = -1;
            fire();
        }
    }

    public void Dispose() => _due = -1;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
