namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// A clock that runs only while messages come: what has to be kept until a message reappears must not be forgotten because
/// nothing could reappear, as during an outage of the queue. It goes on from owner to owner of a slot.
/// </summary>
/// <param name="ms">Active ms so far.</param>
public sealed class ActiveTime(long ms)
{
    private const long LongestGapMs = 60_000;

    private long _last = long.MaxValue;

    /// <summary>Active ms so far.</summary>
    public long Ms { get; private set; } = ms;

    /// <summary>A message came now (Unix ms).</summary>
    public void Advance(long now)
    {
        Ms += Math.Clamp(now - _last, 0, LongestGapMs);
        _last = now;
    }
}
