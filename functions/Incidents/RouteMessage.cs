using OpenQoE.Shared.Alerting;

namespace OpenQoE.Functions.Incidents;

/// <summary>What one message of queue <c>alerts</c> carries: one of both.</summary>
/// <param name="Alerts">What somebody says of alerts.</param>
/// <param name="Wake">An incident that is to be looked at.</param>
public sealed record RouteMessage(AlertBatch? Alerts, IncidentWake? Wake);

/// <summary>A timer of an incident.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="Incident">Its id.</param>
/// <param name="At">The time it was set for: any other than the incident's own is stale. Null: only what was decided and perhaps not done is to be done.</param>
public sealed record IncidentWake(string Organisation, string Incident, DateTimeOffset? At);
