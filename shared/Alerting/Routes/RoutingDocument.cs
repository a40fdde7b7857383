namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>Who is told of which alerts, when, and who next when nobody looks: an organisation's one document, in Alertmanager's terms.</summary>
public sealed record RoutingDocument
{
    /// <summary>Incidents are recorded, nobody is told; a critical alert mutes the warning about the same objective.</summary>
    public static readonly RoutingDocument Default = new();

    public IReadOnlyList<Receiver> Receivers { get; init; } = [];

    /// <summary>The tree's root: every alert matches it.</summary>
    public Route Route { get; init; } = new();

    public IReadOnlyList<InhibitRule> InhibitRules { get; init; } = [InhibitRule.CriticalOverWarning];

    /// <summary>At most one for each severity; a severity without one is not escalated.</summary>
    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    public DigestTime Digest { get; init; } = DigestTime.Default;

    public Receiver? ReceiverOf(string? name) => Receivers.FirstOrDefault(receiver => receiver.Name == name);

    public Escalation? EscalationOf(Severity severity) => Escalations.FirstOrDefault(escalation => escalation.Severity == severity);
}
