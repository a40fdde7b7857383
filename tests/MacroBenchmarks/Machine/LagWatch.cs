namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>How far counting is behind, once a second while something else goes on.</summary>
internal sealed class LagWatch(ServiceMetrics service) : IAsyncDisposable
{
    private readonly Watch<(double Oldest, double Depth)> _watch = new(
        async () =>
        {
            var reading = await service.ReadAsync(queues: true);
            return (reading.QueueOldest, reading.QueueDepth);
        },
        TimeSpan.FromSeconds(1));

    /// <summary>Seconds for which the oldest message waited, at most, in the last so many looks.</summary>
    public double OldestOfLast(int looks) => _watch.Seen.TakeLast(looks).Select(look => look.Oldest).DefaultIfEmpty().Max();

    /// <summary>Messages in the queue, at most.</summary>
    public double DeepestDepth => _watch.Seen.Select(look => look.Depth).DefaultIfEmpty().Max();

    public ValueTask DisposeAsync() => _watch.DisposeAsync();
}
