namespace OpenQoE.Shared.Alerting;

/// <summary>The label <c>severity</c>, whose values differ from place to place.</summary>
public static class Severities
{
    /// <summary>What is not known is a warning: neither wakes anybody nor waits for tomorrow.</summary>
    public static Severity Parse(string? label) => label?.ToLowerInvariant() switch
    {
        "critical" or "page" or "error" => Severity.Critical,
        "info" or "informational" or "none" => Severity.Info,
        _ => Severity.Warning,
    };

    public static string ToLabel(this Severity severity) => severity.ToString().ToLowerInvariant();
}
