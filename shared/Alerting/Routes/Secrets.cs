using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>What of a receiver's channels only few may know.</summary>
public static class Secrets
{
    /// <summary>Stands for a secret where a document is shown.</summary>
    public const string Redacted = "<secret>";

    /// <summary>How a text begins that names the setting with the secret: it may be shown.</summary>
    public const string SettingPrefix = "setting:";

    /// <summary>The field with an address that can be secret.</summary>
    internal const string UrlField = "url";

    /// <summary>The channel with each of its secrets replaced.</summary>
    internal static ChannelSettings Hide(ChannelSettings channel) =>
        Map(channel, (secret, _) => secret.StartsWith(SettingPrefix, StringComparison.Ordinal) ? secret : Redacted);

    /// <summary>
    /// The channel with the secrets of a previous one of its type, in the same place, where it gives them as <see cref="Redacted"/>. None is kept that would go to
    /// another address than before: whoever may write a routing must not have it sent to himself.
    /// </summary>
    internal static ChannelSettings Keep(ChannelSettings channel, ChannelSettings previous)
    {
        var known = Of(previous);
        return IsMoved(channel, previous) ? channel : Map(channel, (secret, place) => secret == Redacted ? known.GetValueOrDefault(place, secret) : secret);
    }

    /// <summary>What is wrong with a channel that wants to keep secrets, and have them sent to another address than the previous one's; null: nothing.</summary>
    internal static FieldError? Moved(ChannelSettings channel, ChannelSettings previous)
    {
        string[] kept = [.. Of(channel).Where(secret => secret.Value == Redacted).Select(secret => secret.Key)];
        return kept.Length > 0 && IsMoved(channel, previous) ? new FieldError(AddressOf(channel)!.Value.Field, $"changed, so {string.Join(" and ", kept)} must be given again") : null;
    }

    /// <summary>Where a channel's secrets are sent to, and the field that says so; null where the address itself is the secret, or there is none.</summary>
    internal static (string Field, string Url)? AddressOf(ChannelSettings channel) => channel switch
    {
        WebhookChannel webhook => (UrlField, webhook.Url),
        SlackChannel { Token: not null } slack => ("api_url", slack.ApiUrl),
        PagerDutyChannel pagerDuty => (UrlField, pagerDuty.Url),
        _ => null,
    };

    /// <summary>A channel's secrets by where they are: <c>url</c>, <c>secrets[0]</c>.</summary>
    internal static IReadOnlyDictionary<string, string> Of(ChannelSettings channel)
    {
        var found = new Dictionary<string, string>();
        Map(channel, (secret, place) => found[place] = secret);
        return found;
    }

    // An address that is itself a secret, and kept, is the one that was there.
    private static bool IsMoved(ChannelSettings channel, ChannelSettings previous) =>
        AddressOf(channel) is { } address && AddressOf(previous) is { } before && address.Url != before.Url
        && !(address.Url == Redacted && Of(channel).ContainsKey(address.Field));

    /// <summary>The channel with each of its secrets, told with its place, replaced.</summary>
    internal static ChannelSettings Map(ChannelSettings channel, Func<string, string, string> secret) => channel switch
    {
        WebhookChannel webhook => webhook with
        {
            Url = secret(webhook.Url, UrlField),
            Secrets = [.. webhook.Secrets.Select((text, index) => secret(text, $"secrets[{index}]"))],
        },
        SlackChannel slack => slack with
        {
            Url = slack.Url is null ? null : secret(slack.Url, UrlField),
            Token = slack.Token is null ? null : secret(slack.Token, "token"),
        },
        TeamsChannel teams => teams with { Url = secret(teams.Url, UrlField) },
        PagerDutyChannel pagerDuty => pagerDuty with { RoutingKey = secret(pagerDuty.RoutingKey, "routing_key") },
        _ => channel,
    };
}
