using System.Collections.Concurrent;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Functions;

/// <summary>Where a test's functions report themselves, and wait until the test lets them go on.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<(string What, DateTimeOffset At)> _entries = [];
    private readonly Lock _counting = new();
    private int _running;

    public IReadOnlyList<string> Entered => [.. _entries.Select(entry => entry.What)];

    public IReadOnlyList<DateTimeOffset> Times => [.. _entries.Select(entry => entry.At)];

    public int MostAtOnce { get; private set; }

    public void Open() => _opened.TrySetResult();

    public Task WhenEnteredAsync(int count) => Eventually.HoldsAsync(() => _entries.Count >= count, expression: $"{count} invocations");

    public async Task EnterAsync(string what, CancellationToken cancellation = default)
    {
        _entries.Enqueue((what, TimeProvider.System.GetUtcNow()));
        lock (_counting) MostAtOnce = Math.Max(MostAtOnce, ++_running);
        try
        {
            await _opened.Task.WaitAsync(cancellation);
        }
        finally
        {
            lock (_counting) _running--;
        }
    }
}
