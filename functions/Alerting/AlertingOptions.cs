using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Alerting;

/// <summary>Section <c>OpenQoE:Alerting</c>.</summary>
public sealed class AlertingOptions : IValidatableObject
{
    /// <summary>Where people reach this service, e.g. <c>https://qoe.example.com</c>: links in notifications begin with it. None: no such links.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>
    /// Where you keep the pages of <see href="runbooks/">runbooks</see>, e.g. <c>https://wiki.example.com/runbooks</c>: links to them begin with it.
    /// None: only objectives with a runbook of their own link to one.
    /// </summary>
    public string RunbookUrl { get; set; } = "";

    /// <summary>A notification that a channel does not take is tried again for this long.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan MaximumNotificationAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary><see cref="PublicUrl"/>; null for none.</summary>
    public Uri? PublicAddress => FolderOf(PublicUrl);

    /// <summary><see cref="RunbookUrl"/>; null for none.</summary>
    public Uri? Runbooks => FolderOf(RunbookUrl);

    private static Uri? FolderOf(string url) => url.Length > 0 ? new Uri(url.TrimEnd('/') + "/") : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[] { (nameof(PublicUrl), PublicUrl), (nameof(RunbookUrl), RunbookUrl) })
        {
            if (value.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
                yield return new ValidationResult("It takes an absolute http or https address, or nothing.", [name]);
        }
    }
}
