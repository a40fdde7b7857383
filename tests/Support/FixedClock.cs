namespace OpenQoE.Tests.Support;

/// <summary>A calendar that stands still; timers and timestamps are real.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
