using FluentValidation;
using OpenQoE.Shared.Alerting.Channels;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>What each kind of channel needs.</summary>
internal static class ChannelFields
{
    public const int LongestText = 2_000;
    public const int MostAddresses = 50;

    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        foreach (var (path, channel) in ChannelsOf(document))
        {
            foreach (var (field, message) in Problems(channel))
            {
                context.Refuse($"{path}.{field}", message);
            }
        }
    }

    internal static IEnumerable<(string Path, ChannelSettings Channel)> ChannelsOf(RoutingDocument document) =>
        document.Receivers.SelectMany((receiver, r) => receiver.Channels.Select((channel, c) => ($"receivers[{r}].channels[{c}]", channel)));

    private static IEnumerable<(string Field, string Message)> Problems(ChannelSettings channel) => channel switch
    {
        WebhookChannel webhook => [.. Url("url", webhook.Url), .. SigningSecrets(webhook.Secrets)],
        SlackChannel slack => Slack(slack),
        TeamsChannel teams => Url("url", teams.Url),
        PagerDutyChannel pagerDuty => [.. Text("routing_key", pagerDuty.RoutingKey), .. Url("url", pagerDuty.Url)],
        EmailChannel email => Addresses(email.To),
        _ => [],
    };

    private static IEnumerable<(string Field, string Message)> Slack(SlackChannel slack)
    {
        if (slack.Url is null == slack.Token is null)
        {
            return [("url", "must be given, or else a token")];
        }

        return slack.Url is not null
            ? Url("url", slack.Url)
            : [.. Text("token", slack.Token!), .. Text("channel", slack.Channel ?? ""), .. Url("api_url", slack.ApiUrl)];
    }

    private static IEnumerable<(string Field, string Message)> SigningSecrets(IReadOnlyList<string> secrets) => secrets.Count is 0 or > 2
        ? [("secrets", "must be one, or two while the receiver changes to a new one")]
        : secrets.SelectMany((secret, index) => Text($"secrets[{index}]", secret));

    private static IEnumerable<(string Field, string Message)> Url(string field, string url)
    {
        // What stands for a secret is judged with the secrets.
        if (url != Secrets.Redacted && !url.StartsWith(Secrets.SettingPrefix, StringComparison.Ordinal)
            && !(url.Length <= LongestText && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return (field, "must be an http or https address");
        }
    }

    private static IEnumerable<(string Field, string Message)> Text(string field, string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            yield return (field, $"must be 1 to {LongestText} characters");
        }
    }

    private static IEnumerable<(string Field, string Message)> Addresses(IReadOnlyList<string> addresses) => addresses.Count is 0 or > MostAddresses
        ? [("to", $"must be 1 to {MostAddresses} addresses")]
        : addresses
            .Select((address, index) => (address, index))
            .Where(to => !IsAddress(to.address))
            .Select(to => ($"to[{to.index}]", "must be a mail address"));

    private static bool IsAddress(string address) =>
        address.Length <= 254 && address.IndexOf('@') is > 0 and var at && at < address.Length - 1 && at == address.LastIndexOf('@')
        && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"');
}
