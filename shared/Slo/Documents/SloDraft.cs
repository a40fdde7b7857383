namespace OpenQoE.Shared.Slo.Documents;

/// <summary>What a document says of an objective, before it is known to make sense. Null: not stated.</summary>
public sealed record SloDraft
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Indicator { get; init; }
    public double? StartupTimeMs { get; init; }
    public double? RebufferRatio { get; init; }
    public double? FreshnessMs { get; init; }
    public string? Filter { get; init; }
    public double? Objective { get; init; }
    public string? Window { get; init; }
    public string? TimeZone { get; init; }
    public bool? Page { get; init; }
    public bool? Ticket { get; init; }
    public double? MinimumEvents { get; init; }
    public double? MinimumBadEvents { get; init; }
    public double? Yellow { get; init; }
    public double? Red { get; init; }
    public string? RunbookUrl { get; init; }
    public bool? Enabled { get; init; }

    public SloWindow? ToWindow() => Window switch
    {
        null => TimeZone is null ? SloWindow.Month : null,
        SloWindow.CalendarMonthName => TimeZones.Find(TimeZone) is { } zone ? SloWindow.CalendarMonth(zone) : null,
        _ => TimeZone is null && SloWindow.Names.Contains(Window) ? SloWindow.Rolling(Window) : null,
    };
}
