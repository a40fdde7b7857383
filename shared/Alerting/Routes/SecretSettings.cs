using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Routes.Rules;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>
/// Puts what settings hold in the places of their names (<c>setting:NAME</c>), as far as they are released. Whoever writes a routing chooses where it sends to,
/// and the settings are the service's: so each has the organisations that may name it and the hosts that may get it.
/// </summary>
public static class SecretSettings
{
    /// <summary>What of a routing names settings that it may not use.</summary>
    /// <param name="document">The routing.</param>
    /// <param name="owner">The organisation whose it is; empty for the one for all.</param>
    /// <param name="find">A setting by its name; null: there is none.</param>
    public static IReadOnlyList<FieldError> Judge(RoutingDocument document, string owner, Func<string, SettingSecret?> find) =>
    [
        .. ChannelFields.ChannelsOf(document).SelectMany(item => Reveal(item.Channel, owner, find).Errors
            .Select(error => error with { Field = $"{item.Path}.{error.Field}" })),
    ];

    /// <summary>The channel with its secrets, or why it does not get them.</summary>
    /// <inheritdoc cref="Judge"/>
    public static (ChannelSettings Channel, IReadOnlyList<FieldError> Errors) Reveal(ChannelSettings channel, string owner, Func<string, SettingSecret?> find)
    {
        var errors = new List<FieldError>();

        // An address that is itself the secret goes first: it says where the others go. The operator chose it, so it needs no host.
        var addressed = Secrets.Map(channel, (text, place) => place == Secrets.UrlField ? Value(text, place, setting => RefusalTo(setting, owner)) : text);
        var origin = Secrets.AddressOf(addressed) is { } address ? SettingSecret.OriginOf(address.Url) : null;
        var revealed = Secrets.Map(addressed, (text, place) => place == Secrets.UrlField
            ? text
            : Value(text, place, setting => RefusalTo(setting, owner) ?? RefusalOf(origin, [.. setting!.Hosts, .. VendorOf(channel)])));
        return (revealed, errors);

        string Value(string text, string place, Func<SettingSecret?, string?> judge)
        {
            if (!text.StartsWith(Secrets.SettingPrefix, StringComparison.Ordinal))
            {
                return text;
            }

            var name = text[Secrets.SettingPrefix.Length..];
            var setting = find(name);
            if (judge(setting) is not { } refusal)
            {
                return setting!.Value;
            }

            errors.Add(new FieldError(place, $"names setting {name}, which is {refusal}"));
            return text;
        }
    }

    // The same for both: whoever asks is not to learn what settings there are.
    private static string? RefusalTo(SettingSecret? setting, string owner) =>
        setting?.IsFor(owner) == true ? null : "missing, or not released for this organisation";

    private static string? RefusalOf(string? origin, IReadOnlyCollection<string> released) =>
        origin is not null && released.Contains(origin) ? null : $"not released for {origin ?? "this address"}";

    private static string[] VendorOf(ChannelSettings channel) => channel switch
    {
        SlackChannel => ["https://slack.com"],
        PagerDutyChannel => ["https://events.pagerduty.com", "https://events.eu.pagerduty.com"],
        _ => [],
    };
}
