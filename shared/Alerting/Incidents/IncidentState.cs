using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>How far an incident is. It goes down this list, but that an acknowledgement can time out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentState>))]
public enum IncidentState
{
    /// <summary>Known, nobody told yet.</summary>
    Detected,

    /// <summary>Somebody was told.</summary>
    Notified,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged,

    /// <summary>Somebody is at it.</summary>
    Investigating,

    /// <summary>Over: a further alert of its group is another incident.</summary>
    Resolved,

    /// <summary>Over, and learnt from.</summary>
    Reviewed,
}
