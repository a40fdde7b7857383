namespace OpenQoE.Shared.Slo;

/// <summary>Where good ends, for the indicators that have such a limit. Null: the indicator's own default.</summary>
public sealed record SloThresholds
{
    public const double DefaultStartupTimeMs = 2_000;
    public const double DefaultRebufferRatio = 0.01;
    public const double DefaultFreshnessMs = 60_000;

    /// <summary>Milliseconds up to which a start is good. Default 2,000.</summary>
    public double? StartupTimeMs { get; init; }

    /// <summary>Stalls over watch time, 0–1, from which a view is no longer smooth. Default 0.01.</summary>
    public double? RebufferRatio { get; init; }

    /// <summary>Milliseconds from receipt within which an event is to be published. Default 60,000.</summary>
    public double? FreshnessMs { get; init; }

    public static bool HasStartupTime(Indicator indicator) => indicator is Indicator.StartupTime or Indicator.GoodViews;

    public static bool HasRebufferRatio(Indicator indicator) => indicator is Indicator.SmoothViews or Indicator.GoodViews;

    public static bool HasFreshness(Indicator indicator) => indicator is Indicator.IngestFreshness;
}
