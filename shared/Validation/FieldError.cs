namespace OpenQoE.Shared.Validation;

/// <summary>What is wrong with one field of a document.</summary>
/// <param name="Field">Its path, such as <c>alerting.minimumEvents</c>; empty when the whole document is meant.</param>
/// <param name="Message">A sentence that says what would be right.</param>
public sealed record FieldError(string Field, string Message);
