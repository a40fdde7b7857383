using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Slo;

/// <summary>How far an alert of an objective has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertPhase>))]
public enum AlertPhase
{
    /// <summary>Nothing is wrong.</summary>
    [JsonStringEnumMemberName("inactive")]
    Inactive,

    /// <summary>Something seems wrong, by too few events to say so.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Something is wrong.</summary>
    [JsonStringEnumMemberName("firing")]
    Firing,
}
