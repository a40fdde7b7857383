namespace OpenQoE.Shared.Slo.Documents;

/// <summary>The fields of an objective as JSON has them.</summary>
public static class SloFields
{
    public const string Id = "id";
    public const string Name = "name";
    public const string Description = "description";
    public const string Indicator = "indicator";
    public const string Thresholds = "thresholds";
    public const string StartupTimeMs = "startupTimeMs";
    public const string RebufferRatio = "rebufferRatio";
    public const string FreshnessMs = "freshnessMs";
    public const string Filter = "filter";
    public const string Objective = "objective";
    public const string Window = "window";
    public const string TimeZone = "timeZone";
    public const string Alerting = "alerting";
    public const string Page = "page";
    public const string Ticket = "ticket";
    public const string MinimumEvents = "minimumEvents";
    public const string MinimumBadEvents = "minimumBadEvents";
    public const string BudgetPolicy = "budgetPolicy";
    public const string Yellow = "yellow";
    public const string Red = "red";
    public const string RunbookUrl = "runbookUrl";
    public const string Enabled = "enabled";
}
