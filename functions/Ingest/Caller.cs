namespace OpenQoE.Functions.Ingest;

/// <summary>Who posts.</summary>
/// <param name="Organisation">Whose events they are; null when each event says so itself.</param>
public sealed record Caller(string? Organisation);
