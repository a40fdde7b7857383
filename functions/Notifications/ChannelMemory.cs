namespace OpenQoE.Functions.Notifications;

/// <summary>What the previous notification of an incident left in a channel.</summary>
/// <param name="Value">Such as the id of the message to change; null for nothing.</param>
public sealed record ChannelMemory(string? Value);
