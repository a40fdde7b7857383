using System.Text.Json.Serialization;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>What one route tells its receiver of an incident, and when it did: Alertmanager's aggregation group with its notification log.</summary>
/// <param name="Route">The route's path.</param>
/// <param name="Receiver">Name of its receiver.</param>
/// <param name="Timings">Those of the most severe alert that joined.</param>
/// <param name="Severity">That alert's.</param>
/// <param name="ReadyAt">Before then nothing is told; null: nothing is to come, but repeats.</param>
public sealed record Dispatch(string Route, string Receiver, RouteTimings Timings, Severity Severity, DateTimeOffset? ReadyAt)
{
    /// <summary>When it last told something; null: never.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>Fingerprints that were told as firing, and not yet as resolved.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    [JsonIgnore]
    public string Key => KeyOf(Route, Receiver);

    /// <summary>Its alerts are told once a day only.</summary>
    [JsonIgnore]
    public bool IsDigest => Timings.RepeatInterval is null;

    public static string KeyOf(string route, string receiver) => $"{route}|{receiver}";
}
