using OpenQoE.Shared.Events.Json;

namespace OpenQoE.Shared.Validation;

/// <summary>An event before the rules.</summary>
/// <param name="Received">The event as read, its time corrected.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="Organisation">Whose key came with the request; null when the event itself says whose it is.</param>
public readonly record struct Candidate(ReceivedEvent Received, DateTimeOffset ReceivedAt, string? Organisation);
