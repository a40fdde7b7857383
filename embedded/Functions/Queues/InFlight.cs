namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Counts running invocations, and lets their listener wait until few enough are left.</summary>
internal sealed class InFlight
{
    private readonly Lock gate = new();
    private int count;
    private TaskCompletionSource changed = NewSignal();

    public void Add()
    {
        lock (gate) count++;
    }

    public void Remove()
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            count--;
            (signal, changed) = (changed, NewSignal());
        }
        signal.SetResult();
    }

    public async Task WaitUntilAtMostAsync(int limit, CancellationToken cancellation)
    {
        while (Beyond(limit) is { } next) await next.WaitAsync(cancellation);
    }

    private Task? Beyond(int limit)
    {
        lock (gate) return count > limit ? changed.Task : null;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
