using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;

namespace OpenQoE.Tests.Embedded.Functions.Timers;

/// <summary>The runs of a test's timer function, which it can hold up.</summary>
internal sealed class TimerRuns
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<TimerInfo> _runs = Channel.CreateUnbounded<TimerInfo>();
    private Task _release = Task.CompletedTask;
    private TaskCompletionSource? _held;
    private int _count;
    private int _running;

    public int Count => _count;

    public int MostAtOnce { get; private set; }

    public void Hold() => _release = (_held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Release() => _held!.SetResult();

    public async Task<TimerInfo> NextAsync() => await _runs.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async Task AddAsync(TimerInfo timer)
    {
        Interlocked.Increment(ref _count);
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _running));
        _runs.Writer.TryWrite(timer);
        await _release;
        Interlocked.Decrement(ref _running);
    }
}
