namespace OpenQoE.Tests.Shared.Alerting.Incidents.Simulation;

/// <summary>The process died here, or lost a race: its message comes again.</summary>
internal sealed class Killed : Exception;
