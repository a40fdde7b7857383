namespace OpenQoE.Functions.Notifications;

/// <summary>How an attempt to send went.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">For the incident's timeline: never a secret.</param>
/// <param name="RetryAfter">When the channel says how long to wait; null: it does not.</param>
/// <param name="MemoryForNext">What the incident's next notification to the channel needs to know; null: what was known already.</param>
public sealed record ChannelResult(ChannelOutcome Outcome, string Detail, TimeSpan? RetryAfter, string? MemoryForNext);
