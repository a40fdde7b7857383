using System.ComponentModel.DataAnnotations;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Functions.Notifications;

/// <summary>Section <c>OpenQoE:Notifications:Secrets:NAME</c>: what routings may do with setting <c>OpenQoE:Secrets:NAME</c>.</summary>
public sealed class SecretReleaseOptions
{
    /// <summary>
    /// Organisations whose routings may name it, separated by commas; <c>*</c> is any. None: only the routing for all organisations, which is yours.
    /// </summary>
    public string Organisations { get; set; } = "";

    /// <summary>
    /// Where it may be sent to, separated by commas, such as <c>https://tickets.example</c> or <c>http://10.0.0.7:8080</c>. None: a Slack token to
    /// <c>https://slack.com</c>, a PagerDuty key to <c>https://events.pagerduty.com</c> and <c>https://events.eu.pagerduty.com</c>, a webhook's
    /// signing secret nowhere.
    /// </summary>
    public string Hosts { get; set; } = "";

    /// <summary>The secret with what it may be used for.</summary>
    internal SettingSecret On(string secret) => new(secret, Items(Organisations), [.. Items(Hosts).Select(SettingSecret.OriginOf).OfType<string>()]);

    internal IEnumerable<ValidationResult> Problems(string section) => Items(Hosts).Where(host => !IsOrigin(host))
        .Select(host => new ValidationResult($"{section}:Hosts names '{host}'; it takes hosts such as https://tickets.example, separated by commas."));

    private static bool IsOrigin(string host) =>
        SettingSecret.OriginOf(host) is not null && new Uri(host) is { PathAndQuery: "/", Fragment: "", UserInfo: "" };

    private static string[] Items(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
