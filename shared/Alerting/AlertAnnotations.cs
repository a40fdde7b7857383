namespace OpenQoE.Shared.Alerting;

/// <summary>Names of annotations that messages show in places of their own. All values are text for people.</summary>
public static class AlertAnnotations
{
    /// <summary>One line: what viewers feel.</summary>
    public const string Summary = "summary";

    /// <summary>Some lines more.</summary>
    public const string Description = "description";

    /// <summary>How many views, and how many viewer-minutes, are affected.</summary>
    public const string Impact = "impact";

    /// <summary>Where most of it is: country, CDN, player, version.</summary>
    public const string Where = "where";

    /// <summary>What remains of the error budget, and until when it lasts at this pace.</summary>
    public const string Budget = "budget";

    /// <summary>What to do first.</summary>
    public const string NextStep = "next_step";

    public const string RunbookUrl = "runbook_url";

    public const string DashboardUrl = "dashboard_url";
}
