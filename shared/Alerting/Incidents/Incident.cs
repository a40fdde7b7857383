using System.Text.Json.Serialization;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>
/// Something that went wrong for viewers, from its first alert to its review. It never changes: <see cref="IncidentFlow"/> makes the next one.
/// </summary>
public sealed record Incident
{
    /// <summary>Form of the JSON it is kept in. A reader takes older ones, and passes over fields it does not know.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Such as <c>INC-2026-0001</c>, within its organisation.</summary>
    public required string Id { get; init; }

    public required string Organisation { get; init; }

    /// <summary>Of its alerts: see <see cref="RoutedAlert.GroupKey"/>.</summary>
    public required string GroupKey { get; init; }

    public required IReadOnlyDictionary<string, string> GroupLabels { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>The highest of its alerts so far.</summary>
    public required Severity Severity { get; init; }

    /// <summary>When the first alert began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>In the order they happened; the last one is the state.</summary>
    public required IReadOnlyList<Transition> Transitions { get; init; }

    /// <summary>By fingerprint; at most <see cref="IncidentLimits.MostAlerts"/>.</summary>
    public IReadOnlyDictionary<string, IncidentAlert> Alerts { get; init; } = new Dictionary<string, IncidentAlert>();

    /// <summary>
    /// By fingerprint, when the last word was said about an alert of the group's incidents before this: an older one, come late, changes nothing. At most
    /// <see cref="IncidentLimits.MostEarlierWords"/>.
    /// </summary>
    public IReadOnlyDictionary<string, DateTimeOffset> EarlierWords { get; init; } = new Dictionary<string, DateTimeOffset>();

    public IReadOnlyList<Dispatch> Dispatches { get; init; } = [];

    public EscalationClock Escalation { get; init; } = EscalationClock.Stopped;

    /// <summary>The oldest first; at most <see cref="IncidentLimits.MostEntries"/>, of which the first ones are dropped.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>By <see cref="NotificationMessage.ChannelKey"/>.</summary>
    public IReadOnlyDictionary<string, ChannelProgress> Channels { get; init; } = new Dictionary<string, ChannelProgress>();

    /// <summary>Decided, and not yet known to be done, in the order to do it.</summary>
    public IReadOnlyList<Effect> Outbox { get; init; } = [];

    /// <summary>Number of effects decided so far.</summary>
    public long Effects { get; init; }

    /// <summary>When it is to be looked at again; null: when something happens. A wake for any other time is stale.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>Counts its changes.</summary>
    public long Version { get; init; }

    [JsonIgnore]
    public IncidentState State => Transitions[^1].State;

    [JsonIgnore]
    public bool IsOpen => State < IncidentState.Resolved;

    /// <summary>Somebody looks after it.</summary>
    [JsonIgnore]
    public bool IsAcknowledged => State is IncidentState.Acknowledged or IncidentState.Investigating;

    [JsonIgnore]
    public DateTimeOffset DetectedAt => Transitions[0].At;

    [JsonIgnore]
    public DateTimeOffset? ResolvedAt => Transitions.FirstOrDefault(step => step.State == IncidentState.Resolved)?.At;

    /// <summary>Who looks after it, or did when it ended; null: nobody.</summary>
    [JsonIgnore]
    public string? AcknowledgedBy =>
        Transitions.Last(step => step.State < IncidentState.Resolved) is { State: > IncidentState.Notified } step ? step.Author : null;

    /// <summary>Whether a word about an alert says nothing new: a later one is known.</summary>
    public bool HasOutlived(Alert alert, DateTimeOffset saidAt) => alert.Fingerprint is var fingerprint
        && ((Alerts.TryGetValue(fingerprint, out var known) && known.SaidAt >= saidAt)
            || (EarlierWords.TryGetValue(fingerprint, out var earlier) && earlier >= saidAt));

    /// <summary>Whether somebody can bring it to a state.</summary>
    public bool MayBecome(IncidentState state) => state switch
    {
        IncidentState.Acknowledged or IncidentState.Investigating or IncidentState.Resolved => IsOpen,
        IncidentState.Reviewed => State == IncidentState.Resolved,
        _ => false,
    };

    /// <summary>What a message says of it.</summary>
    public IncidentSummary Summary(DateTimeOffset now) => Summaries.Of(this, now);

    /// <summary>The message for an effect of this incident: at most <see cref="MessageSize.Most"/> of JSON.</summary>
    public NotificationMessage MessageOf(Effect.Notify effect) => MessageSize.Fit(new NotificationMessage(
        Organisation, effect.Receiver, effect.Channel, effect.Sequence, effect.Kind, effect.DecidedAt, Summary(effect.DecidedAt)));
}
