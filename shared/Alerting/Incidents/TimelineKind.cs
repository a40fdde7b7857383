using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>What an entry of the timeline is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimelineKind>))]
public enum TimelineKind
{
    State,
    Alert,
    Notification,
    Escalation,

    /// <summary>A notification could not be delivered.</summary>
    Failure,

    /// <summary>Somebody wrote it.</summary>
    Note,
}
