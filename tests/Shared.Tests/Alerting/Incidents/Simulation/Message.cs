using OpenQoE.Shared.Alerting;

namespace OpenQoE.Tests.Shared.Alerting.Incidents.Simulation;

/// <summary>A message of the simulated queue, visible from a time on.</summary>
internal abstract record Message(DateTimeOffset VisibleAt)
{
    public sealed record Words(DateTimeOffset VisibleAt, AlertBatch Batch) : Message(VisibleAt);

    public sealed record Wake(DateTimeOffset VisibleAt, string Incident, DateTimeOffset At) : Message(VisibleAt);

    public sealed record Nudge(DateTimeOffset VisibleAt, string Incident) : Message(VisibleAt);
}
