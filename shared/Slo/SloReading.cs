using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Slo;

/// <summary>An objective as a document states it, or what is wrong with the document.</summary>
/// <param name="Slo">Null when there are errors.</param>
/// <param name="Errors">Each with its field.</param>
public sealed record SloReading(SloDefinition? Slo, IReadOnlyList<FieldError> Errors);
