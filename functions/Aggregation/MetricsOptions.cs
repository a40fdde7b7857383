using System.ComponentModel.DataAnnotations;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Section <c>OpenQoE:Metrics</c>.</summary>
public sealed class MetricsOptions : IValidatableObject
{
    /// <summary>
    /// Base labels that metrics carry, one per setting; the names are in <see href="metrics.md#labels">metrics.md</see>. None: all but
    /// <c>app_version</c>.
    /// </summary>
    public List<string> Labels { get; } = [];

    public IReadOnlyList<string> EffectiveLabels => Labels.Count > 0 ? [.. Labels.Distinct()] : BaseLabels.Default;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Labels.Where(l => !BaseLabels.All.ContainsKey(l)).Select(l =>
            new ValidationResult($"OpenQoE:Metrics:Labels names {l}; it takes {string.Join(", ", BaseLabels.All.Keys)}."));
}
