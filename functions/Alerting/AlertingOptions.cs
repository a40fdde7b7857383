using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Alerting;

/// <summary>Section <c>OpenQoE:Alerting</c>.</summary>
public sealed class AlertingOptions : IValidatableObject
{
    /// <summary>Where people reach this service, e.g. <c>https://qoe.example.com</c>: links in notifications begin with it. Empty (default): no such links.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Where the pages of docs/runbooks are to be read, e.g. <c>https://wiki.example.com/runbooks</c>. Empty (default): only objectives with a runbook of their own link to one.</summary>
    public string RunbookUrl { get; set; } = "";

    /// <summary><see cref="RunbookUrl"/> without a slash at the end; null for none.</summary>
    public string? RunbookBase => RunbookUrl.Length > 0 ? RunbookUrl.TrimEnd('/') : null;

    /// <summary>An address of this service; null when people cannot reach it.</summary>
    public string? LinkTo(string path) => PublicUrl.Length > 0 ? $"{PublicUrl.TrimEnd('/')}/{path}" : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[] { (nameof(PublicUrl), PublicUrl), (nameof(RunbookUrl), RunbookUrl) })
        {
            if (value.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
                yield return new ValidationResult("It takes an absolute http or https address, or nothing.", [name]);
        }
    }
}
