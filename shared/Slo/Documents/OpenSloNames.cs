namespace OpenQoE.Shared.Slo.Documents;

/// <summary>Where OpenSLO has what JSON has. What OpenSLO does not know is annotations, and the source of the metric is our indicator.</summary>
internal static class OpenSloNames
{
    public const string ApiVersion = "openslo/v1";
    public const string Kind = "SLO";
    public const string Source = "openqoe";
    public const string GoodEvents = "good";
    public const string ValidEvents = "valid";
    public const string AnnotationPrefix = "openqoe/";

    public const string Page = "openqoe/page";
    public const string Ticket = "openqoe/ticket";
    public const string MinimumEvents = "openqoe/minimum-events";
    public const string MinimumBadEvents = "openqoe/minimum-bad-events";
    public const string Yellow = "openqoe/budget-yellow";
    public const string Red = "openqoe/budget-red";
    public const string RunbookUrl = "openqoe/runbook-url";
    public const string Enabled = "openqoe/enabled";

    private const string GoodSource = "spec.indicator.spec.ratioMetric.good.metricSource.spec";

    /// <summary>Fields of JSON by their places here.</summary>
    public static string PathOf(string field) => field switch
    {
        SloFields.Id => "metadata.name",
        SloFields.Name => "metadata.displayName",
        SloFields.Description => "spec.description",
        SloFields.Indicator => $"{GoodSource}.indicator",
        SloFields.Thresholds + "." + SloFields.StartupTimeMs => $"{GoodSource}.{SloFields.StartupTimeMs}",
        SloFields.Thresholds + "." + SloFields.RebufferRatio => $"{GoodSource}.{SloFields.RebufferRatio}",
        SloFields.Thresholds + "." + SloFields.FreshnessMs => $"{GoodSource}.{SloFields.FreshnessMs}",
        SloFields.Filter => $"{GoodSource}.filter",
        SloFields.Objective => "spec.objectives[0].target",
        SloFields.Window => "spec.timeWindow[0].duration",
        SloFields.TimeZone => "spec.timeWindow[0].calendar.timeZone",
        SloFields.Alerting + "." + SloFields.MinimumEvents => $"metadata.annotations.{MinimumEvents}",
        SloFields.Alerting + "." + SloFields.MinimumBadEvents => $"metadata.annotations.{MinimumBadEvents}",
        SloFields.BudgetPolicy + "." + SloFields.Yellow => $"metadata.annotations.{Yellow}",
        SloFields.BudgetPolicy + "." + SloFields.Red => $"metadata.annotations.{Red}",
        SloFields.RunbookUrl => $"metadata.annotations.{RunbookUrl}",
        _ => field,
    };

    /// <summary>A duration of OpenSLO as the name of a window; null for one we do not have.</summary>
    public static string? WindowOf(string duration, bool isRolling) => (duration, isRolling) switch
    {
        ("24h" or "1d", true) => "24h",
        ("7d" or "1w", true) => "7d",
        ("28d" or "4w", true) => "28d",
        ("30d", true) => "30d",
        ("1M", false) => SloWindow.CalendarMonthName,
        _ => null,
    };
}
