using System.Text.Json;
using System.Text.Json.Serialization;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Functions.Incidents;

/// <summary>An incident as <c>/v1/incidents</c> shows it.</summary>
public sealed record IncidentView
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    /// <summary>Such as <c>INC-2026-0001</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Severity { get; init; }

    /// <summary>detected, notified, acknowledged, investigating, resolved or reviewed.</summary>
    public required string State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset DetectedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    /// <summary>Level of escalation that was told last.</summary>
    public int Level { get; init; }

    public required IReadOnlyDictionary<string, string> GroupLabels { get; init; }

    /// <summary>Alerts that go on.</summary>
    public int Firing { get; init; }

    /// <summary>Each state with its time and author.</summary>
    public IReadOnlyList<TransitionView>? Transitions { get; init; }

    public IReadOnlyList<AlertView>? Alerts { get; init; }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<TimelineView>? Timeline { get; init; }

    /// <summary>How far each channel is.</summary>
    public IReadOnlyList<ChannelView>? Channels { get; init; }

    /// <summary>What a list shows.</summary>
    public static IncidentView Brief(Incident incident, DateTimeOffset now) => new()
    {
        Id = incident.Id,
        Title = incident.Title,
        Severity = incident.Severity.ToLabel(),
        State = incident.State.ToString().ToLowerInvariant(),
        StartedAt = incident.StartedAt,
        DetectedAt = incident.DetectedAt,
        ResolvedAt = incident.ResolvedAt,
        AcknowledgedBy = incident.AcknowledgedBy,
        Level = incident.Escalation.Level,
        GroupLabels = incident.GroupLabels,
        Firing = incident.Alerts.Values.Count(alert => alert.Alert.IsFiringAt(now)),
    };

    /// <summary>All of it.</summary>
    public static IncidentView Full(Incident incident, DateTimeOffset now) => Brief(incident, now) with
    {
        Transitions = [.. incident.Transitions.Select(step => new TransitionView(step.State.ToString().ToLowerInvariant(), step.At, step.Author))],
        Alerts = [.. incident.Alerts.Values.Select(known => AlertView.Of(known.Alert, now))],
        Timeline = [.. incident.Timeline.Select(entry => new TimelineView(entry.At, entry.Author, entry.Kind.ToString().ToLowerInvariant(), entry.Text))],
        Channels = [.. incident.Channels.Select(channel => ChannelView.Of(channel.Key, channel.Value))],
    };
}

/// <param name="State">The one it came to.</param>
/// <param name="At">When.</param>
/// <param name="Author">Who did it; <c>openqoe</c>: it came of itself.</param>
public sealed record TransitionView(string State, DateTimeOffset At, string Author);

/// <param name="Status">firing or resolved.</param>
/// <param name="Labels">What it is.</param>
/// <param name="Annotations">What is told of it.</param>
/// <param name="StartsAt">When it began.</param>
/// <param name="EndsAt">When it ended.</param>
public sealed record AlertView(
    string Status, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, DateTimeOffset StartsAt, DateTimeOffset? EndsAt)
{
    public static AlertView Of(Alert alert, DateTimeOffset now) =>
        new(alert.IsFiringAt(now) ? "firing" : "resolved", alert.Labels, alert.Annotations, alert.StartsAt, alert.EndsAt);
}

/// <param name="At">When.</param>
/// <param name="Author">Who did it; <c>openqoe</c> for the service.</param>
/// <param name="Kind">state, alert, notification, escalation, failure or note.</param>
/// <param name="Text">What.</param>
public sealed record TimelineView(DateTimeOffset At, string Author, string Kind, string Text);

/// <param name="Channel">Receiver and index, such as <c>oncall/0</c>.</param>
/// <param name="Decided">Notifications decided on.</param>
/// <param name="Settled">Those of which it is known what became of them.</param>
/// <param name="Failures">Those that failed for good.</param>
/// <param name="LastFailure">Why the last of them did.</param>
public sealed record ChannelView(string Channel, int Decided, int Settled, int Failures, string? LastFailure)
{
    public static ChannelView Of(string channel, ChannelProgress progress) => new(channel, progress.Given, progress.Settled, progress.Failures, progress.LastFailure);
}
