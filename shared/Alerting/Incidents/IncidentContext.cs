using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>What of its organisation decides about an incident.</summary>
/// <param name="Document">The routing.</param>
/// <param name="Silences">All that are not over.</param>
/// <param name="ActiveAlerts">Alerts firing in other incidents, for inhibition; the incident's own may be among them.</param>
public sealed record IncidentContext(RoutingDocument Document, IReadOnlyList<Silence> Silences, IReadOnlyList<Alert> ActiveAlerts);
