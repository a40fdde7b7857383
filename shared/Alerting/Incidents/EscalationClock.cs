namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>For how long nobody has looked. It stands still while somebody does, and while all that fires is muted.</summary>
/// <param name="Level">The level that was told last, from 0.</param>
/// <param name="Elapsed">Time that ran before it last stood still.</param>
/// <param name="RunningSince">Since when it runs again; null: it stands still.</param>
public sealed record EscalationClock(int Level, TimeSpan Elapsed, DateTimeOffset? RunningSince)
{
    public static readonly EscalationClock Stopped = new(0, TimeSpan.Zero, RunningSince: null);

    public TimeSpan At(DateTimeOffset now) => Elapsed + (RunningSince is { } since && now > since ? now - since : TimeSpan.Zero);

    /// <summary>When it will show so much; null while it stands still.</summary>
    public DateTimeOffset? Reaches(TimeSpan after) => RunningSince + (after - Elapsed);

    public EscalationClock Run(bool run, DateTimeOffset now) => run == RunningSince is not null
        ? this
        : this with { Elapsed = At(now), RunningSince = run ? now : null };
}
