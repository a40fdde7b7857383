using OpenQoE.Shared.Validation.Completion;

namespace OpenQoE.Shared.Validation;

/// <summary>What is known about a request besides its body.</summary>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="Organisation">Whose key came with it; null when the events themselves say whose they are.</param>
/// <param name="Client">What completes events that do not say it themselves.</param>
public sealed record RequestFacts(DateTimeOffset ReceivedAt, string? Organisation, ClientFacts Client);
