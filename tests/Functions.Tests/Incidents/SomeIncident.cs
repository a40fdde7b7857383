using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Tests.Functions.Incidents;

/// <summary>Incidents that somebody reported, where nobody is told.</summary>
internal static class SomeIncident
{
    public static IncidentContext Context { get; } = new(new RoutingDocument(), [], []);

    public static Incident Open(string id, string organisation, Severity severity, DateTimeOffset at) =>
        IncidentFlow.OpenManually(id, organisation, severity, "Views do not start", "", "ann", Context, at);
}
