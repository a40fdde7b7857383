using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Takes words about alerts into an incident.</summary>
internal static class Intake
{
    public static Incident Take(
        Incident incident, IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt, RoutingDocument document, DateTimeOffset now) =>
        alerts.Aggregate(incident, (taken, alert) => TakeOne(taken, alert, saidAt, document, now));

    /// <summary>What an incident knows of when alerts were last spoken of.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset> WordsOf(Incident? incident) => incident is null
        ? new Dictionary<string, DateTimeOffset>()
        : incident.EarlierWords
            .Concat(incident.Alerts.Select(alert => KeyValuePair.Create(alert.Key, alert.Value.SaidAt)))
            .GroupBy(word => word.Key, word => word.Value)
            .Select(said => KeyValuePair.Create(said.Key, said.Max()))
            .OrderByDescending(word => word.Value)
            .Take(IncidentLimits.MostEarlierWords)
            .ToDictionary();

    private static Incident TakeOne(Incident incident, RoutedAlert routed, DateTimeOffset saidAt, RoutingDocument document, DateTimeOffset now)
    {
        var fingerprint = routed.Alert.Fingerprint;
        var known = incident.Alerts.GetValueOrDefault(fingerprint);
        if (known is not null && !Supersedes(known, routed.Alert, saidAt))
        {
            return incident;
        }

        if (known is null && (incident.HasOutlived(routed.Alert, saidAt) || !TryMakeRoom(ref incident)))
        {
            return incident;
        }

        var fires = routed.Alert.IsFiringAt(now) && incident.IsOpen;
        var told = routed.Matches.Where(match => match.Receiver is not null).ToArray();
        if (fires)
        {
            incident = told.Aggregate(incident, (joined, match) => Join(joined, routed.Alert.Severity, match, document, now));
        }

        incident = fires || incident.Alerts.Count == 0 ? Raise(incident, routed.Alert) : incident;

        string[] keys = [.. told.Select(match => Dispatch.KeyOf(match.Path, match.Receiver!)).Distinct()];
        var taken = new IncidentAlert(Bounded(routed.Alert), saidAt, fires || known is null ? keys : known.Dispatches);
        return Remark(incident, known, taken, now).With(fingerprint, taken);
    }

    // Of two words said at the same time, the end holds: so their order of arrival does not matter.
    private static bool Supersedes(IncidentAlert known, Alert alert, DateTimeOffset saidAt) =>
        saidAt > known.SaidAt || (saidAt == known.SaidAt && known.Alert.EndsAt is null && alert.EndsAt is not null);

    private static bool TryMakeRoom(ref Incident incident)
    {
        if (incident.Alerts.Count < IncidentLimits.MostAlerts)
        {
            return true;
        }

        var awaited = incident.Dispatches.SelectMany(dispatch => dispatch.Told).ToHashSet();
        var ended = incident.Alerts
            .Where(alert => alert.Value.Alert.EndsAt <= alert.Value.SaidAt && !awaited.Contains(alert.Key))
            .OrderBy(alert => alert.Value.SaidAt)
            .Select(alert => alert.Key)
            .FirstOrDefault();
        if (ended is null)
        {
            return false;
        }

        var rest = new Dictionary<string, IncidentAlert>(incident.Alerts);
        rest.Remove(ended);
        incident = incident with { Alerts = rest };
        return true;
    }

    private static Incident Join(Incident incident, Severity severity, RouteMatch match, RoutingDocument document, DateTimeOffset now)
    {
        var ready = match.Timings.RepeatInterval is null ? document.Digest.Next(now + match.Timings.GroupWait) : now + match.Timings.GroupWait;
        var known = incident.Dispatches.FirstOrDefault(dispatch => dispatch.Key == Dispatch.KeyOf(match.Path, match.Receiver!));
        if (known is null)
        {
            return incident.With(new Dispatch(match.Path, match.Receiver!, match.Timings, severity, ready));
        }

        if (severity < known.Severity)
        {
            return incident;
        }

        // What is more severe than all before it waits no longer than if it had come first.
        var isUrgent = severity > known.Severity || known.ReadyAt is null;
        var joined = known with { Timings = match.Timings, Severity = severity, ReadyAt = isUrgent ? Earlier(known.ReadyAt, ready) : known.ReadyAt };
        joined = known.IsDigest && !joined.IsDigest ? joined with { ReadyAt = ready, LastAt = null, Told = [] } : joined;
        return joined == known ? incident : incident.With(joined);
    }

    private static Incident Raise(Incident incident, Alert alert)
    {
        if (incident.Alerts.Count > 0 && alert.Severity <= incident.Severity)
        {
            return incident;
        }

        return incident with { Severity = alert.Severity, Title = Summaries.TitleOf(alert, incident.GroupLabels) };
    }

    private static Incident Remark(Incident incident, IncidentAlert? known, IncidentAlert taken, DateTimeOffset now)
    {
        var fired = known is not null && known.Alert.IsFiringAt(now);
        var fires = taken.Alert.IsFiringAt(now);
        var text = $"{taken.Alert.Name} ({taken.Alert.Severity.ToLabel()}) {(fires ? "fires" : "has ended")}";
        return fired == fires ? incident : incident.With(new TimelineEntry(now, Transition.Automatic, TimelineKind.Alert, text));
    }

    private static Alert Bounded(Alert alert) => alert with
    {
        Annotations = alert.Annotations.ToDictionary(text => text.Key, text => IncidentLimits.Cut(text.Value, IncidentLimits.LongestText)),
    };

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}
