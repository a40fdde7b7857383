using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>The alert of an incident that somebody reports: a group of its own.</summary>
internal static class ManualAlert
{
    public const string Name = "Manual";

    public static RoutedAlert Of(string incidentId, Severity severity, string title, string description, RoutingDocument document, DateTimeOffset now)
    {
        var own = new Dictionary<string, string> { ["incident"] = incidentId };
        var alert = new Alert
        {
            Labels = new Dictionary<string, string>(own) { [AlertLabels.Name] = Name, [AlertLabels.Severity] = severity.ToLabel() },
            Annotations = new Dictionary<string, string> { [AlertAnnotations.Summary] = title, [AlertAnnotations.Description] = description },
            StartsAt = now,
        };
        return new(alert, [.. Routing.Match(document, alert).Select(match => match with { GroupLabels = own })]);
    }
}
