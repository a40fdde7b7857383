namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>What a matcher says of an alert.</summary>
public sealed record MatcherVerdict(string Matcher, bool Matched);
