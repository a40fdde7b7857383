using OpenQoE.Shared.Alerting.Matching;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>A node of the tree of routes. What it leaves out, but for the matchers, it has from its parent.</summary>
public sealed record Route
{
    /// <summary>Name of a receiver; null at the root: nobody is told.</summary>
    public string? Receiver { get; init; }

    /// <summary>All must match. The root has none.</summary>
    public IReadOnlyList<LabelMatcher> Matchers { get; init; } = [];

    /// <summary>True: siblings after this one are tried too when it matches.</summary>
    public bool Continue { get; init; }

    /// <summary>Labels whose values make a group, <c>...</c> for all of them; null at the root: <c>slo</c>, or <c>alertname</c> of alerts without one.</summary>
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>From a group's first alert to its first notification, so that others can join; null at the root: by severity.</summary>
    public TimeSpan? GroupWait { get; init; }

    /// <summary>Least time between notifications of a group; null at the root: by severity.</summary>
    public TimeSpan? GroupInterval { get; init; }

    /// <summary>After which a group is told again though nothing changed; null at the root: by severity, info once a day in the digest.</summary>
    public TimeSpan? RepeatInterval { get; init; }

    /// <summary>Tried in this order.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];
}
