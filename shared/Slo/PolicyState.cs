using System.Text.Json.Serialization;

namespace OpenQoE.Shared.Slo;

/// <summary>How careful the rest of the error budget asks to be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PolicyState>))]
public enum PolicyState
{
    /// <summary>There was nothing to judge by.</summary>
    [JsonStringEnumMemberName("no_data")]
    NoData,

    /// <summary>Release as usual.</summary>
    [JsonStringEnumMemberName("green")]
    Green,

    /// <summary>Release less.</summary>
    [JsonStringEnumMemberName("yellow")]
    Yellow,

    /// <summary>Release fixes only.</summary>
    [JsonStringEnumMemberName("red")]
    Red,

    /// <summary>Emergencies only.</summary>
    [JsonStringEnumMemberName("exhausted")]
    Exhausted,
}
