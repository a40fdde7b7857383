namespace OpenQoE.Shared.Slo;

/// <summary>What is measured. Definitions: docs/slos.md.</summary>
public enum Indicator
{
    /// <summary>Started of attempted views; without business errors and exits in the first second.</summary>
    StartSuccess,

    /// <summary>Views started within the threshold, of started ones.</summary>
    StartupTime,

    /// <summary>Views that ended without a fatal error after the start, of started ones that ended.</summary>
    PlaybackSuccess,

    /// <summary>Watching time that was not stalled.</summary>
    RebufferTime,

    /// <summary>Views with less rebuffering than the threshold, of ended ones that played.</summary>
    SmoothViews,

    /// <summary>Views that pass all of the above, of ended ones.</summary>
    GoodViews,

    /// <summary>Requests of events that were kept.</summary>
    IngestAvailability,

    /// <summary>Events published within 60 s of their receipt.</summary>
    IngestFreshness,
}
