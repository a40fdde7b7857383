using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>What messages say of an incident.</summary>
internal static class Summaries
{
    public static IncidentSummary Of(Incident incident, DateTimeOffset now)
    {
        var alerts = incident.Alerts
            .OrderByDescending(alert => alert.Value.Alert.Severity)
            .ThenBy(alert => alert.Value.Alert.StartsAt)
            .ThenBy(alert => alert.Key, StringComparer.Ordinal)
            .Select(alert => alert.Value.Alert)
            .ToLookup(alert => alert.IsFiringAt(now));
        Alert[] firing = [.. alerts[true].Take(IncidentSummary.MostAlerts)];
        Alert[] ended = [.. alerts[false].Take(IncidentSummary.MostAlerts - firing.Length)];
        return new(
            incident.Id, incident.Title, incident.Severity, incident.State.ToString().ToLowerInvariant(), incident.StartedAt, incident.ResolvedAt,
            incident.AcknowledgedBy, incident.Escalation.Level, incident.GroupLabels, firing, ended, incident.Alerts.Count - firing.Length - ended.Length);
    }

    public static string TitleOf(Alert alert, IReadOnlyDictionary<string, string> groupLabels) => IncidentLimits.Cut(
        alert.Annotations.GetValueOrDefault(AlertAnnotations.Summary) is { Length: > 0 } summary
            ? summary.ReplaceLineEndings(" ")
            : $"{alert.Name} {GroupLabels.KeyOf(groupLabels)}",
        IncidentLimits.LongestTitle);
}
