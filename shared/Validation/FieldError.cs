namespace OpenQoE.Shared.Validation;

/// <summary>What is wrong with a field of a document.</summary>
/// <param name="Field">Its path, such as <c>route.routes[1].group_wait</c>; empty for the document as a whole.</param>
/// <param name="Message">For people: what it takes.</param>
public sealed record FieldError(string Field, string Message);
