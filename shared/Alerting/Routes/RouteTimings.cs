namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>When a route tells of an alert.</summary>
/// <param name="GroupWait">From a group's first alert to its first notification.</param>
/// <param name="GroupInterval">Least time between notifications.</param>
/// <param name="RepeatInterval">After which the same is told again; null: the alert is for the day's digest only.</param>
public sealed record RouteTimings(TimeSpan GroupWait, TimeSpan GroupInterval, TimeSpan? RepeatInterval)
{
    /// <summary>What holds where no route says otherwise.</summary>
    public static RouteTimings Of(Severity severity) => severity switch
    {
        Severity.Critical => new(TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromHours(3)),
        Severity.Warning => new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromHours(12)),
        _ => new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), RepeatInterval: null),
    };
}
