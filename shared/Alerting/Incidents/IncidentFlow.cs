using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>
/// The course of an incident. Each function gives the next incident with the effects it decided on in its outbox, or the same one where nothing
/// changes: what comes twice, or too late, does no harm. Keep the result before doing its effects, and do them in the outbox's order.
/// </summary>
public static class IncidentFlow
{
    /// <summary>
    /// Whether a word about an alert begins an incident. An end does where its begin is still to come: then the incident is over at once, and the begin, when it
    /// comes, is outlived.
    /// </summary>
    /// <param name="latest">The last incident of its group; null: there was none.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="saidAt">When the word was said. One that the incident has outlived begins none.</param>
    /// <param name="now">The time.</param>
    public static bool NeedsNew(Incident? latest, Alert alert, DateTimeOffset saidAt, DateTimeOffset now) =>
        latest is null || (!latest.IsOpen && alert.IsFiringAt(now) && !latest.HasOutlived(alert, saidAt));

    /// <summary>A new incident.</summary>
    /// <param name="id">See <see cref="IncidentId"/>.</param>
    /// <param name="organisation">Whose.</param>
    /// <param name="alerts">Of one group.</param>
    /// <param name="saidAt">When they were said.</param>
    /// <param name="before">The incident of the group before this; null: there was none.</param>
    /// <param name="context">What decides about it.</param>
    /// <param name="now">The time.</param>
    public static Incident Open(
        string id, string organisation, IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt, Incident? before, IncidentContext context, DateTimeOffset now)
    {
        var firing = alerts.Where(alert => alert.Alert.IsFiringAt(now)).DefaultIfEmpty(alerts[0]).ToArray();
        var opened = new Incident
        {
            Id = id,
            Organisation = organisation,
            GroupKey = alerts[0].GroupKey,
            GroupLabels = alerts[0].GroupLabels,
            Title = id,
            Severity = Severity.Info,
            StartedAt = firing.Min(alert => alert.Alert.StartsAt),
            Transitions = [new(IncidentState.Detected, now, Transition.Automatic)],
            EarlierWords = Intake.WordsOf(before),
        };
        return Course.Continue(Intake.Take(opened, alerts, saidAt, context.Document, now), context, now);
    }

    /// <summary>A new incident of a group that had none.</summary>
    public static Incident Open(
        string id, string organisation, IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt, IncidentContext context, DateTimeOffset now) =>
        Open(id, organisation, alerts, saidAt, before: null, context, now);

    /// <summary>An incident that somebody reports: it has an alert of its own, which goes on until somebody resolves the incident.</summary>
    public static Incident OpenManually(
        string id, string organisation, Severity severity, string title, string description, string author, IncidentContext context, DateTimeOffset now)
    {
        var opened = Open(id, organisation, [ManualAlert.Of(id, severity, title, description, context.Document, now)], now, context, now);
        return opened with { Timeline = [new(now, author, TimelineKind.State, $"reported by {author}"), .. opened.Timeline] };
    }

    /// <summary>Words about alerts of the incident's group. One that is over takes them too, so as to know when they were said.</summary>
    public static Incident Take(
        Incident incident, IReadOnlyList<RoutedAlert> alerts, DateTimeOffset saidAt, IncidentContext context, DateTimeOffset now)
    {
        var taken = Intake.Take(incident, alerts, saidAt, context.Document, now);
        return ReferenceEquals(taken, incident) ? incident : Course.Continue(taken, context, now);
    }

    /// <summary>A timer has come. One that comes early changes nothing: who receives it sets it again.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="at">The time that the timer was set to. Only <see cref="Incident.WakeAt"/> counts.</param>
    /// <param name="context">What decides about it.</param>
    /// <param name="now">The time.</param>
    public static Incident Wake(Incident incident, DateTimeOffset at, IncidentContext context, DateTimeOffset now) =>
        incident.WakeAt != at || now < at ? incident : Course.Continue(incident with { WakeAt = null }, context, now);

    /// <summary>Silences or the routing changed: what is due by them is decided on.</summary>
    public static Incident Look(Incident incident, IncidentContext context, DateTimeOffset now)
    {
        var looked = Course.Decide(incident, context, now);
        return ReferenceEquals(looked, incident) ? incident : looked.Counted();
    }

    /// <summary>Somebody looks after it: nobody else is told again until that times out. Said again, it holds anew.</summary>
    public static Incident Acknowledge(Incident incident, string author, IncidentContext context, DateTimeOffset now) =>
        TakeUp(incident, IncidentState.Acknowledged, author, context, now);

    /// <summary>Somebody is at it, which is an acknowledgement too.</summary>
    public static Incident Investigate(Incident incident, string author, IncidentContext context, DateTimeOffset now) =>
        TakeUp(incident, IncidentState.Investigating, author, context, now);

    /// <summary>Somebody says that it is over, whatever its alerts say.</summary>
    public static Incident Resolve(Incident incident, string author, string reason, IncidentContext context, DateTimeOffset now)
    {
        if (!incident.MayBecome(IncidentState.Resolved))
        {
            return incident;
        }

        var text = reason.Length == 0 ? $"resolved by {author}" : $"resolved by {author}: {reason}";
        return Course.Continue(Course.Close(incident, author, text, context.Document, now), context, now);
    }

    /// <summary>A text for the timeline.</summary>
    public static Incident Note(Incident incident, string author, string text, DateTimeOffset now) =>
        incident.With(new TimelineEntry(now, author, TimelineKind.Note, text)).Counted();

    /// <summary>What was to be learnt is learnt.</summary>
    public static Incident Review(Incident incident, string author, DateTimeOffset now) =>
        incident.MayBecome(IncidentState.Reviewed)
            ? incident.Become(IncidentState.Reviewed, author, now, $"reviewed by {author}").Counted()
            : incident;

    /// <summary>It is known what became of a notification.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="channelKey">See <see cref="NotificationMessage.ChannelKey"/>.</param>
    /// <param name="sequence">The notification's.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="memory">What the channel needs to know for the next one.</param>
    /// <param name="now">The time.</param>
    public static Incident Settled(
        Incident incident, string channelKey, int sequence, SendOutcome outcome, string? reason, string? memory, DateTimeOffset now)
    {
        if (!incident.Channels.TryGetValue(channelKey, out var channel) || sequence <= channel.Settled || sequence > channel.Given)
        {
            return incident;
        }

        if (outcome == SendOutcome.Delivered)
        {
            return incident.With(channelKey, channel with { Settled = sequence, Memory = memory }).Counted();
        }

        var text = $"{channelKey} could not be told (notification {sequence}): {reason}";
        var failure = IncidentLimits.Cut(reason ?? "", IncidentLimits.LongestText);
        return incident
            .With(channelKey, channel with { Settled = sequence, Failures = channel.Failures + 1, LastFailure = failure })
            .With(new TimelineEntry(now, Transition.Automatic, TimelineKind.Failure, text))
            .Counted();
    }

    /// <summary>The effects up to an id are done.</summary>
    public static Incident OutboxSent(Incident incident, long lastId) =>
        incident.Outbox.Any(effect => effect.Id <= lastId)
            ? (incident with { Outbox = [.. incident.Outbox.Where(effect => effect.Id > lastId)] }).Counted()
            : incident;

    private static Incident TakeUp(Incident incident, IncidentState state, string author, IncidentContext context, DateTimeOffset now)
    {
        if (!incident.MayBecome(state))
        {
            return incident;
        }

        var taken = incident.Become(state, author, now, $"{state.ToString().ToLowerInvariant()} by {author}");
        taken = incident.IsAcknowledged ? taken : Outgoing.TellConcerned(taken, NotificationKind.Acknowledged, context.Document, now);
        return Course.Continue(taken, context, now);
    }
}
