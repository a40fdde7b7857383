using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Decides on all that is due of an incident, and when to look at it again.</summary>
internal static class Course
{
    /// <summary>Another incident's alert can mute one of this, and nothing tells this when it ends: so it is looked at that often meanwhile.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public static Incident Continue(Incident incident, IncidentContext context, DateTimeOffset now) => Decide(incident, context, now).Counted();

    /// <summary>The same incident where nothing is due.</summary>
    public static Incident Decide(Incident incident, IncidentContext context, DateTimeOffset now)
    {
        var audience = Audience.Of(incident, context, now);
        if (incident.IsOpen && audience.Firing.Count > 0)
        {
            incident = Escalating.TimeOut(incident, context, now);
        }

        incident = Dispatch(incident, audience, context, now);
        if (EndsAt(incident, audience, now) <= now)
        {
            incident = Close(incident, Transition.Automatic, "all alerts have ended", context.Document, now);
        }

        incident = Escalating.Escalate(incident, audience, context, now);
        return SetTimer(incident, audience, context, now);
    }

    public static Incident Close(Incident incident, string author, string text, RoutingDocument document, DateTimeOffset now) =>
        Outgoing.TellConcerned(incident.Become(IncidentState.Resolved, author, now, text), NotificationKind.Resolved, document, now);

    // Two routes may tell the same receiver: it is told once, of what weighs most.
    private static Incident Dispatch(Incident incident, Audience audience, IncidentContext context, DateTimeOffset now)
    {
        var due = incident.Dispatches
            .Select(dispatch => (Dispatch: dispatch, Telling: Dispatching.Next(dispatch, incident, audience, context, now)))
            .Where(next => next.Telling?.At <= now)
            .ToArray();
        foreach (var (dispatch, telling) in due)
        {
            incident = incident.With(Dispatching.After(dispatch, telling!, incident, audience, context, now));
        }

        var tellings = due.Where(next => next.Telling!.Kind is not null).GroupBy(next => ReceiverOf(next.Dispatch, context.Document));
        foreach (var receiver in tellings)
        {
            var kind = receiver.Min(next => next.Telling!.Kind!.Value);
            incident = Outgoing.Tell(incident, receiver.Key, kind, receiver.All(next => next.Telling!.OnlyEnds), context.Document, now);
        }

        return incident;
    }

    private static string ReceiverOf(Dispatch dispatch, RoutingDocument document) =>
        dispatch.IsDigest ? document.Digest.Receiver ?? dispatch.Receiver : dispatch.Receiver;

    // Who was told just now is told of the end an interval later, by which it may go on again.
    private static DateTimeOffset? EndsAt(Incident incident, Audience audience, DateTimeOffset now)
    {
        if (!incident.IsOpen || audience.Firing.Count > 0)
        {
            return null;
        }

        return incident.Dispatches.Where(dispatch => !dispatch.IsDigest && dispatch.LastAt is not null).Max(dispatch => dispatch.ReadyAt) ?? now;
    }

    private static Incident SetTimer(Incident incident, Audience audience, IncidentContext context, DateTimeOffset now)
    {
        var next = Times(incident, audience, context, now).Min();
        return next is { } at && (incident.WakeAt is null || at < incident.WakeAt)
            ? (incident with { WakeAt = at }).With(id => new Effect.Wake(id, at))
            : incident;
    }

    private static IEnumerable<DateTimeOffset?> Times(Incident incident, Audience audience, IncidentContext context, DateTimeOffset now)
    {
        foreach (var dispatch in incident.Dispatches)
        {
            yield return Dispatching.Next(dispatch, incident, audience, context, now)?.At;
        }

        yield return EndsAt(incident, audience, now);
        if (!incident.IsOpen)
        {
            yield break;
        }

        yield return audience.Firing.Count > 0 ? Escalating.TimesOutAt(incident, context) : null;
        yield return Escalating.DueAt(incident, context);
        foreach (var alert in audience.Firing)
        {
            yield return incident.Alerts[alert].Alert.EndsAt;
        }

        foreach (var alert in audience.Silenced)
        {
            yield return Silences.NextChange(context.Silences, incident.Alerts[alert].Alert, now);
        }

        if (audience.Firing.Except(audience.Heard).Except(audience.Silenced).Any())
        {
            yield return now + LookAgain;
        }
    }
}
