namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Who is told next while nobody acknowledges.</summary>
internal static class Escalating
{
    /// <summary>When the acknowledgement holds no longer; null: it holds, or there is none.</summary>
    public static DateTimeOffset? TimesOutAt(Incident incident, IncidentContext context) =>
        incident.IsAcknowledged ? incident.Transitions[^1].At + context.Document.EscalationOf(incident.Severity)?.AcknowledgementTimeout : null;

    /// <summary>When the next level is due; null: none is, as things are.</summary>
    public static DateTimeOffset? DueAt(Incident incident, IncidentContext context) =>
        context.Document.EscalationOf(incident.Severity)?.Levels is { } levels && incident.Escalation.Level < levels.Count
            ? incident.Escalation.Reaches(levels[incident.Escalation.Level].After)
            : null;

    public static Incident TimeOut(Incident incident, IncidentContext context, DateTimeOffset now) =>
        TimesOutAt(incident, context) <= now
            ? incident.Become(IncidentState.Notified, Transition.Automatic, now, "the acknowledgement has timed out")
            : incident;

    /// <summary>Lets the clock run or stand still, and tells the levels that are due.</summary>
    public static Incident Escalate(Incident incident, Audience audience, IncidentContext context, DateTimeOffset now)
    {
        var clock = incident.Escalation.Run(incident.IsOpen && !incident.IsAcknowledged && audience.Heard.Count > 0, now);
        incident = clock == incident.Escalation ? incident : incident with { Escalation = clock };
        while (DueAt(incident, context) <= now)
        {
            var level = incident.Escalation.Level + 1;
            var receiver = context.Document.EscalationOf(incident.Severity)!.Levels[level - 1].Receiver;
            incident = (incident with { Escalation = incident.Escalation with { Level = level } })
                .With(new TimelineEntry(now, Transition.Automatic, TimelineKind.Escalation, $"nobody acknowledged: level {level}, {receiver}"));
            incident = Outgoing.Tell(incident, receiver, NotificationKind.Escalated, onlyEnds: false, context.Document, now);
        }

        return incident;
    }
}
