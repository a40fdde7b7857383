namespace OpenQoE.Shared.Alerting.Channels;

/// <summary>Any HTTP receiver: Alertmanager's payload, signed.</summary>
/// <param name="Url">Secret; http or https.</param>
/// <param name="Secrets">One, or two while the receiver changes from the old to the new: the signature is made with each. Secret.</param>
public sealed record WebhookChannel(string Url, IReadOnlyList<string> Secrets) : ChannelSettings;
