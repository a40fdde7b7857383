namespace OpenQoE.Functions.Incidents;

/// <summary>What somebody does with an incident.</summary>
/// <param name="Author">Who; <c>operator</c> when nobody is named.</param>
/// <param name="Text">A note, or the reason of a resolution.</param>
public sealed record IncidentAction(string? Author, string? Text);

/// <summary>An incident that somebody reports.</summary>
/// <param name="Title">One line.</param>
/// <param name="Description">More of it.</param>
/// <param name="Severity">critical, warning or info; warning when it is not said.</param>
/// <param name="Author">Who; <c>operator</c> when nobody is named.</param>
public sealed record IncidentReport(string? Title, string? Description, string? Severity, string? Author);
