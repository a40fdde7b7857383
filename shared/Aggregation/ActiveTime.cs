namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// A clock that runs only while messages come: what has to be kept until a message reappears must not be forgotten because
/// nothing could reappear, as during an outage of the queue. It is stored with a slot, and goes on under the next owner.
/// </summary>
/// <param name="Ms">Active ms so far.</param>
/// <param name="LastAt">When the last message came, in Unix ms.</param>
public readonly record struct ActiveTime(long Ms, long LastAt)
{
    private const long LongestGapMs = 60_000;

    /// <summary>After a message that came now (Unix ms): a gap counts for a minute at most.</summary>
    public ActiveTime Advance(long now) => new(Ms + Math.Clamp(now - LastAt, 0, LongestGapMs), now);
}
