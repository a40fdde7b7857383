using System.ComponentModel.DataAnnotations;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Section <c>OpenQoE:Metrics</c>.</summary>
public sealed class MetricsOptions : IValidatableObject
{
    /// <summary>
    /// Base labels that metrics carry: fewer cost fewer series. Empty (default): all but app_version.
    /// </summary>
    public List<string> Labels { get; } = [];

    public IReadOnlyList<string> EffectiveLabels => Labels.Count > 0 ? [.. Labels.Distinct()] : BaseLabels.Default;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Labels.Where(l => !BaseLabels.All.ContainsKey(l)).Select(l =>
            new ValidationResult($"OpenQoE:Metrics:Labels names {l}; it takes {string.Join(", ", BaseLabels.All.Keys)}."));
}
