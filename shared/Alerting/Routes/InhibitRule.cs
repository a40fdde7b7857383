using OpenQoE.Shared.Alerting.Matching;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>While an alert fires that the source matchers match, those that the target matchers match are not told.</summary>
/// <param name="SourceMatchers">All must match the alert that mutes.</param>
/// <param name="TargetMatchers">All must match the alert that is muted.</param>
/// <param name="Equal">Labels whose values must be the same in both; both missing is the same.</param>
public sealed record InhibitRule(IReadOnlyList<LabelMatcher> SourceMatchers, IReadOnlyList<LabelMatcher> TargetMatchers, IReadOnlyList<string> Equal)
{
    /// <summary>A page makes the ticket about the same objective unnecessary.</summary>
    public static readonly InhibitRule CriticalOverWarning = new(
        [LabelMatcher.Of(AlertLabels.Severity, MatchOperator.Equal, "critical"), LabelMatcher.Of(AlertLabels.Slo, MatchOperator.NotEqual, "")],
        [LabelMatcher.Of(AlertLabels.Severity, MatchOperator.Equal, "warning")],
        [AlertLabels.Slo]);
}
