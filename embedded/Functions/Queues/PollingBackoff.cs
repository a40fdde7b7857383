namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>How long to wait before looking at a queue again: random and growing while it stays empty, as in the real host.</summary>
internal sealed class PollingBackoff(TimeSpan longest, Random random)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private int _emptyLooks;

    /// <summary>The queue gave something: the next empty look waits briefly again.</summary>
    public void Reset() => _emptyLooks = 0;

    /// <summary>The queue gave nothing, or did not answer.</summary>
    public TimeSpan Next()
    {
        // The spread (80 % to 120 % of the doubling step) keeps instances from polling in step.
        var step = Shortest * (0.8 + 0.4 * random.NextDouble()) * (Math.Pow(2, Math.Min(_emptyLooks++, 30)) - 1);
        return TimeSpan.FromTicks(Math.Min((Shortest + step).Ticks, longest.Ticks));
    }
}
