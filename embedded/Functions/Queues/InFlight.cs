namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Counts running invocations, and lets their listener wait until few enough are left.</summary>
internal sealed class InFlight
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource _changed = NewSignal();

    public void Add()
    {
        lock (_gate) _count++;
    }

    public void Remove()
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            _count--;
            (signal, _changed) = (_changed, NewSignal());
        }
        signal.SetResult();
    }

    public async Task WaitUntilAtMostAsync(int limit, CancellationToken cancellation)
    {
        while (Beyond(limit) is { } next) await next.WaitAsync(cancellation);
    }

    private Task? Beyond(int limit)
    {
        lock (_gate) return _count > limit ? _changed.Task : null;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
