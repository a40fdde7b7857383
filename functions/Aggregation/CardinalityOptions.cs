using System.ComponentModel.DataAnnotations;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Section <c>OpenQoE:Cardinality</c>: how many values a label may have per organisation before the rest become <c>__other__</c>.</summary>
public sealed class CardinalityOptions : IValidatableObject
{
    /// <summary>For labels that <see cref="Limits"/> does not name. Values; default 100.</summary>
    [Range(1, 1_000_000)]
    public int DefaultLimit { get; set; } = LabelLimits.Standard.Default;

    /// <summary>By label, e.g. <c>OpenQoE__Cardinality__Limits__video_id=5000</c>. Values; default 1,000 for org_id and video_id.</summary>
    public Dictionary<string, int> Limits { get; } = new(LabelLimits.Standard.ByLabel);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Limits.Where(l => l.Value < 0).Select(l => new ValidationResult($"OpenQoE:Cardinality:Limits:{l.Key} is {l.Value}; it takes 0 or more."));
}
