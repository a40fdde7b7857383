namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>Looks at something now and then while something else goes on, from its making to its disposal.</summary>
/// <typeparam name="T">What is seen.</typeparam>
internal sealed class Watch<T> : IAsyncDisposable
{
    private readonly List<T> _seen = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;

    public Watch(Func<Task<T>> look, TimeSpan every) => _watching = WatchAsync(look, every);

    /// <summary>What was seen, the oldest first; whole when it is disposed of.</summary>
    public IReadOnlyList<T> Seen => _seen;

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        _ending.Dispose();
    }

    private async Task WatchAsync(Func<Task<T>> look, TimeSpan every)
    {
        using var timer = new PeriodicTimer(every);
        while (!_ending.IsCancellationRequested)
        {
            _seen.Add(await look());
            await timer.WaitForNextTickAsync(_ending.Token).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
