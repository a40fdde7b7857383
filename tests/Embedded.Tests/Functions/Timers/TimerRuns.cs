using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;

namespace OpenQoE.Tests.Embedded.Functions.Timers;

/// <summary>The runs of a test's timer function, which it can hold up.</summary>
internal sealed class TimerRuns
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<TimerInfo> runs = Channel.CreateUnbounded<TimerInfo>();
    private Task release = Task.CompletedTask;
    private TaskCompletionSource? held;
    private int count;
    private int running;

    public int Count => count;

    public int MostAtOnce { get; private set; }

    public void Hold() => release = (held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Release() => held!.SetResult();

    public async Task<TimerInfo> NextAsync() => await runs.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async Task AddAsync(TimerInfo timer)
    {
        Interlocked.Increment(ref count);
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref running));
        runs.Writer.TryWrite(timer);
        await release;
        Interlocked.Decrement(ref running);
    }
}
