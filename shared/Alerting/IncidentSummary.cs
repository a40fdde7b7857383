namespace OpenQoE.Shared.Alerting;

/// <summary>An incident as it was when a notification was decided on: what the message says.</summary>
/// <param name="Id">Such as <c>INC-2026-0001</c>: within its organisation.</param>
/// <param name="Title">One line.</param>
/// <param name="Severity">The highest of its alerts so far.</param>
/// <param name="State">detected, notified, acknowledged, investigating, resolved or reviewed.</param>
/// <param name="StartedAt">When the first alert began.</param>
/// <param name="ResolvedAt">Null while it goes on.</param>
/// <param name="AcknowledgedBy">Null while nobody did.</param>
/// <param name="Level">Level of escalation reached, from 0.</param>
/// <param name="GroupLabels">What its alerts have in common by the routing.</param>
/// <param name="Firing">Alerts that go on, the most severe first; at most <see cref="MostAlerts"/> with the resolved ones.</param>
/// <param name="Resolved">Alerts that ended.</param>
/// <param name="MoreAlerts">How many others there are.</param>
public sealed record IncidentSummary(
    string Id, string Title, Severity Severity, string State, DateTimeOffset StartedAt, DateTimeOffset? ResolvedAt, string? AcknowledgedBy, int Level,
    IReadOnlyDictionary<string, string> GroupLabels, IReadOnlyList<Alert> Firing, IReadOnlyList<Alert> Resolved, int MoreAlerts)
{
    /// <summary>A queue message takes 48 KiB.</summary>
    public const int MostAlerts = 20;
}
