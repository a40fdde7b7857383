using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Slo;

/// <summary>A document read: either an objective, or what is wrong.</summary>
/// <param name="Slo">Null when there are errors.</param>
/// <param name="Errors">All that is wrong, by field.</param>
public sealed record SloReading(SloDefinition? Slo, IReadOnlyList<FieldError> Errors)
{
    /// <summary>What is allowed and hardly meant: tiers that could never fire and are capped.</summary>
    public IReadOnlyList<FieldError> Warnings { get; init; } = [];
}
