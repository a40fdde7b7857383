namespace OpenQoE.Shared.Alerting.Silencing;

/// <summary>Which silences hold for an alert.</summary>
public static class Silences
{
    /// <summary>Those that mute it now; none: it is told.</summary>
    public static IReadOnlyList<Silence> Of(IEnumerable<Silence> silences, Alert alert, DateTimeOffset now) =>
        [.. silences.Where(silence => silence.IsActiveAt(now) && silence.Matches(alert))];

    /// <summary>When a silence of the alert next begins or ends; null: never.</summary>
    public static DateTimeOffset? NextChange(IEnumerable<Silence> silences, Alert alert, DateTimeOffset now) => silences
        .Where(silence => silence.Matches(alert))
        .SelectMany(silence => new DateTimeOffset?[] { silence.StartsAt, silence.EndsAt })
        .Where(at => at > now)
        .Min();
}
