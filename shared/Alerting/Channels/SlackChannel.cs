namespace OpenQoE.Shared.Alerting.Channels;

/// <summary>Slack: an incoming webhook, or a bot that updates its message in place.</summary>
/// <param name="Url">The incoming webhook; null with a token. Secret.</param>
/// <param name="Token">The bot's; null with a webhook. Secret.</param>
/// <param name="Channel">The channel's id, with a token.</param>
public sealed record SlackChannel(string? Url, string? Token, string? Channel) : ChannelSettings
{
    /// <summary>Where Slack's Web API is.</summary>
    public string ApiUrl { get; init; } = "https://slack.com/api/";
}
