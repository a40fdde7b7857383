namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>How often it goes wrong, and for how long.</summary>
/// <param name="Incidents">How many there were.</param>
/// <param name="TimeToAcknowledge">Mean from detection to the first acknowledgement, of those acknowledged; null: none was.</param>
/// <param name="TimeToResolve">Mean from the first alert's begin to the end, of those that ended; null: none did.</param>
/// <param name="TimeBetweenFailures">Mean from one incident's begin to the next one's; null with fewer than two.</param>
public sealed record IncidentFigures(int Incidents, TimeSpan? TimeToAcknowledge, TimeSpan? TimeToResolve, TimeSpan? TimeBetweenFailures)
{
    /// <param name="incidents">In any order.</param>
    public static IncidentFigures Of(IReadOnlyCollection<Incident> incidents)
    {
        var begins = incidents.Select(incident => incident.StartedAt).Order().ToArray();
        return new(
            incidents.Count,
            Mean(incidents.Select(incident => FirstAcknowledged(incident) - incident.DetectedAt)),
            Mean(incidents.Select(incident => incident.ResolvedAt - incident.StartedAt)),
            begins.Length > 1 ? (begins[^1] - begins[0]) / (begins.Length - 1) : null);
    }

    private static DateTimeOffset? FirstAcknowledged(Incident incident) => incident.Transitions
        .FirstOrDefault(step => step.State is IncidentState.Acknowledged or IncidentState.Investigating)?.At;

    private static TimeSpan? Mean(IEnumerable<TimeSpan?> times)
    {
        var known = times.OfType<TimeSpan>().ToArray();
        return known.Length > 0 ? TimeSpan.FromTicks((long)known.Average(time => time.Ticks)) : null;
    }
}
