using OpenQoE.Shared.Alerting.Channels;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>What of a receiver's channels only few may know.</summary>
public static class Secrets
{
    /// <summary>Stands for a secret where a document is shown.</summary>
    public const string Redacted = "<secret>";

    /// <summary>How a text begins that names the setting with the secret: it may be shown.</summary>
    public const string SettingPrefix = "setting:";

    /// <summary>The channel with each of its secrets replaced.</summary>
    internal static ChannelSettings Hide(ChannelSettings channel) =>
        Map(channel, (secret, _) => secret.StartsWith(SettingPrefix, StringComparison.Ordinal) ? secret : Redacted);

    /// <summary>The channel with the secrets of a previous one of its type, in the same place, where it gives them as <see cref="Redacted"/>.</summary>
    internal static ChannelSettings Keep(ChannelSettings channel, ChannelSettings previous)
    {
        var known = Of(previous);
        return Map(channel, (secret, place) => secret == Redacted ? known.GetValueOrDefault(place, secret) : secret);
    }

    /// <summary>A channel's secrets by where they are: <c>url</c>, <c>secrets[0]</c>.</summary>
    internal static IReadOnlyDictionary<string, string> Of(ChannelSettings channel)
    {
        var found = new Dictionary<string, string>();
        Map(channel, (secret, place) => found[place] = secret);
        return found;
    }

    private static ChannelSettings Map(ChannelSettings channel, Func<string, string, string> secret) => channel switch
    {
        WebhookChannel webhook => webhook with
        {
            Url = secret(webhook.Url, "url"),
            Secrets = [.. webhook.Secrets.Select((text, index) => secret(text, $"secrets[{index}]"))],
        },
        SlackChannel slack => slack with
        {
            Url = slack.Url is null ? null : secret(slack.Url, "url"),
            Token = slack.Token is null ? null : secret(slack.Token, "token"),
        },
        TeamsChannel teams => teams with { Url = secret(teams.Url, "url") },
        PagerDutyChannel pagerDuty => pagerDuty with { RoutingKey = secret(pagerDuty.RoutingKey, "routing_key") },
        _ => channel,
    };
}
