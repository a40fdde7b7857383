namespace OpenQoE.Functions.Notifications;

/// <summary>What a channel's server answered.</summary>
/// <param name="Result">Delivered after a 2xx, else what to do.</param>
/// <param name="Body">The first bytes of it; empty where it was not read.</param>
/// <param name="RetryAfter">How long it asks to be left alone, whatever its status.</param>
public sealed record ChannelAnswer(ChannelResult Result, string Body, TimeSpan? RetryAfter);
