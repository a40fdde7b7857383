namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>How far counting is behind, once a second while something else goes on.</summary>
internal sealed class LagWatch : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly List<(double Oldest, double Depth)> _samples = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _watching;

    public LagWatch(ServiceMetrics service) => _watching = WatchAsync(service);

    /// <summary>Seconds for which the oldest message waited, at most, in the last so many looks.</summary>
    public double OldestOfLast(int looks) => _samples.TakeLast(looks).Select(sample => sample.Oldest).DefaultIfEmpty().Max();

    /// <summary>Messages in the queue, at most.</summary>
    public double DeepestDepth => _samples.Select(sample => sample.Depth).DefaultIfEmpty().Max();

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        _ending.Dispose();
    }

    private async Task WatchAsync(ServiceMetrics service)
    {
        using var timer = new PeriodicTimer(Every);
        while (!_ending.IsCancellationRequested)
        {
            var reading = await service.ReadAsync(queues: true);
            _samples.Add((reading.QueueOldest, reading.QueueDepth));
            await timer.WaitForNextTickAsync(_ending.Token).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
