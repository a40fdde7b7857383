namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>A route that was tried for an alert.</summary>
/// <param name="Path">Which.</param>
/// <param name="Matched">Whether all of its matchers did.</param>
/// <param name="Matchers">Each of them.</param>
public sealed record RouteStep(string Path, bool Matched, IReadOnlyList<MatcherVerdict> Matchers);
