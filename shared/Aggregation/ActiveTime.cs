namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// A clock that runs only while messages come: what has to be kept until a message reappears must not be forgotten because
/// nothing could reappear, as during an outage of the queue.
/// </summary>
public sealed class ActiveTime
{
    private const long LongestGapMs = 60_000;

    private long _last = long.MaxValue;

    /// <summary>Active ms so far.</summary>
    public long Ms { get; private set; }

    /// <summary>A message came now (Unix ms).</summary>
    public long Advance(long now)
    {
        Ms += Math.Clamp(now - _last, 0, LongestGapMs);
        _last = now;
        return Ms;
    }
}
