namespace OpenQoE.Shared.Validation;

/// <summary>What is wrong with a document somebody wrote.</summary>
/// <param name="Field">Path of the field, such as <c>route.routes[1].group_wait</c>; empty: the whole document.</param>
/// <param name="Message">What is wrong with it, for whoever wrote it.</param>
public sealed record FieldError(string Field, string Message);
