namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>An alert of an incident, by the last word about it.</summary>
/// <param name="Alert">As that word had it.</param>
/// <param name="SaidAt">When that word was said: an older one changes nothing.</param>
/// <param name="Dispatches">Keys of the dispatches that tell of it.</param>
public sealed record IncidentAlert(Alert Alert, DateTimeOffset SaidAt, IReadOnlyList<string> Dispatches);
