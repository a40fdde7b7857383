using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Notifications;

/// <summary>Section <c>OpenQoE:Notifications</c>.</summary>
public sealed class NotificationOptions : IValidatableObject
{
    public const string Section = "OpenQoE:Notifications";

    /// <summary>A folder with templates of your own, each in the place of the one with its file name.</summary>
    public string TemplateFolder { get; set; } = "";

    /// <summary>How long one attempt to send may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Channels may be at loopback, private and link-local addresses. Else whoever may write a routing could reach what only this service reaches.
    /// </summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>By name, what routings may do with a secret of section <c>OpenQoE:Secrets</c>. Default: the operator's own may send those of Slack and PagerDuty there.</summary>
    public Dictionary<string, SecretReleaseOptions> Secrets { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Secrets.SelectMany(secret => secret.Value.Problems($"{Section}:Secrets:{secret.Key}"));
}
