namespace OpenQoE.Shared.Alerting.Channels;

/// <summary>Microsoft Teams, by a workflow "when a webhook request is received".</summary>
/// <param name="Url">The workflow's; secret.</param>
public sealed record TeamsChannel(string Url) : ChannelSettings;
