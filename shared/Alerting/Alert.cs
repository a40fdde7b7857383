using System.Text.Json.Serialization;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Alerting;

/// <summary>Something that is wrong, or was: in Alertmanager's model, so that its alerts and ours are the same thing.</summary>
public sealed record Alert
{
    /// <summary>What it is: the same labels are the same alert. Always with <c>alertname</c>.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>What is told of it, which may change: <see cref="AlertAnnotations"/>, or any.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ended, or will be taken as ended unless told again; null: it is firing until told otherwise.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Where to look at what raised it.</summary>
    public string? GeneratorUrl { get; init; }

    [JsonIgnore]
    public string Name => Labels.GetValueOrDefault(AlertLabels.Name) ?? "";

    [JsonIgnore]
    public Severity Severity => Severities.Parse(Labels.GetValueOrDefault(AlertLabels.Severity));

    /// <summary>Identifies the alert by its labels: 16 hexadecimal digits.</summary>
    [JsonIgnore]
    public string Fingerprint => StableHash.Of(string.Join('\n', Labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}\0{l.Value}"))).ToString("x16");

    public bool IsFiringAt(DateTimeOffset now) => EndsAt is null || EndsAt > now;
}
