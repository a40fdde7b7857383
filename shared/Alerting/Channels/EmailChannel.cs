namespace OpenQoE.Shared.Alerting.Channels;

/// <summary>Mail, by the server of section <c>OpenQoE:Email</c>.</summary>
/// <param name="To">Addresses, all in one mail.</param>
public sealed record EmailChannel(IReadOnlyList<string> To) : ChannelSettings;
