using System.Collections.Concurrent;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Functions;

/// <summary>Where a test's functions report themselves, and wait until the test lets them go on.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<(string What, DateTimeOffset At)> entries = [];
    private readonly Lock counting = new();
    private int running;

    public IReadOnlyList<string> Entered => [.. entries.Select(entry => entry.What)];

    public IReadOnlyList<DateTimeOffset> Times => [.. entries.Select(entry => entry.At)];

    public int MostAtOnce { get; private set; }

    public void Open() => opened.TrySetResult();

    public Task WhenEnteredAsync(int count) => Eventually.HoldsAsync(() => entries.Count >= count, $"{count} invocations");

    public async Task EnterAsync(string what, CancellationToken cancellation = default)
    {
        entries.Enqueue((what, TimeProvider.System.GetUtcNow()));
        lock (counting) MostAtOnce = Math.Max(MostAtOnce, ++running);
        try
        {
            await opened.Task.WaitAsync(cancellation);
        }
        finally
        {
            lock (counting) running--;
        }
    }
}
