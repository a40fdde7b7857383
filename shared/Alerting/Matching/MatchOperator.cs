namespace OpenQoE.Shared.Alerting.Matching;

/// <summary>How a matcher compares: Prometheus' four.</summary>
public enum MatchOperator
{
    Equal,
    NotEqual,
    Regex,
    NotRegex,
}
