using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>Whom an alert would reach, and why: nothing is told.</summary>
/// <param name="Matches">The routes that it takes.</param>
/// <param name="Tried">All routes that were looked at, in that order.</param>
/// <param name="Silences">Those that mute it now.</param>
/// <param name="InhibitedBy">An alert that mutes it now; null: none.</param>
public sealed record RoutingExplanation(
    IReadOnlyList<RouteMatch> Matches, IReadOnlyList<RouteStep> Tried, IReadOnlyList<Silence> Silences, Alert? InhibitedBy)
{
    public bool IsMuted => Silences.Count > 0 || InhibitedBy is not null;

    public static RoutingExplanation Of(
        RoutingDocument document, Alert alert, IEnumerable<Silence> silences, IEnumerable<Alert> activeAlerts, DateTimeOffset now)
    {
        var matches = new List<RouteMatch>();
        var tried = new List<RouteStep>();
        Routing.Walk(new RouteNode("route", document.Route, Inherited: null), alert, matches, tried);
        return new(matches, tried, Silencing.Silences.Of(silences, alert, now), Inhibition.By(alert, activeAlerts, document.InhibitRules));
    }
}
