using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Filters;

namespace OpenQoE.Tests.Shared.Slo;

/// <summary>Objectives to test with.</summary>
internal static class SomeSlo
{
    /// <summary>30 days at 99.5 %: the tiers of the book.</summary>
    public static SloDefinition Starts(double objective = 0.995) =>
        new() { Id = "starts", Name = "Starts", Indicator = Indicator.StartSuccess, Objective = objective };

    /// <summary>With something of its own in every field.</summary>
    public static SloDefinition Everything { get; } = new()
    {
        Id = "good-live-views",
        Name = "Good views: live, \"hls\"",
        Description = "no: # yes\u00e9 'quoted'",
        Indicator = Indicator.GoodViews,
        Thresholds = new() { StartupTimeMs = 2_500.5, RebufferRatio = 0.02 },
        Filter = SloFilterReader.Read("content_type=\"live\", player_name=~\"hls\\\\d|\\\"x\\\"\"").Filter!,
        Objective = 0.9725,
        Window = SloWindow.CalendarMonth(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")),
        Alerting = new() { Page = false, MinimumEvents = 50, MinimumBadEvents = 0 },
        BudgetPolicy = new() { Yellow = 0.6, Red = 0.25 },
        RunbookUrl = "https://wiki.example/live#start",
        Enabled = false,
    };

    public static SloDefinition Of(Indicator indicator) => DefaultSlos.All.Single(slo => slo.Indicator == indicator);
}
