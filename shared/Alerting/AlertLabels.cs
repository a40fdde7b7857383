namespace OpenQoE.Shared.Alerting;

/// <summary>Names of labels that mean something here.</summary>
public static class AlertLabels
{
    public const string Name = "alertname";

    /// <summary>critical, warning or info: see <see cref="Alerting.Severity"/>.</summary>
    public const string Severity = "severity";

    /// <summary>The objective's id, on alerts of ours.</summary>
    public const string Slo = "slo";

    /// <summary>The alert's tier, on alerts of ours: such as <c>page-1h</c> or <c>budget-80</c>.</summary>
    public const string Tier = "tier";
}
