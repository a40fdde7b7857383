namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>A route that an alert takes.</summary>
/// <param name="Path">Which: <c>route</c>, <c>route.routes[1]</c>.</param>
/// <param name="Receiver">Whom it tells; null: nobody.</param>
/// <param name="GroupLabels">What the alert has in common with the others of its group.</param>
/// <param name="Timings">When it tells.</param>
public sealed record RouteMatch(string Path, string? Receiver, IReadOnlyDictionary<string, string> GroupLabels, RouteTimings Timings);
