namespace OpenQoE.Shared.Slo;

/// <summary>The objectives that every organisation begins with.</summary>
public static class DefaultSlos
{
    public static readonly IReadOnlyList<SloDefinition> All =
    [
        Of("good-views", Indicator.GoodViews, 0.95, "Good views", "Views that start, soon, and play without failing or stalling."),
        Of("ingest-availability", Indicator.IngestAvailability, 0.9995, "Ingest availability", "Requests of events that the service keeps."),
        Of("ingest-freshness", Indicator.IngestFreshness, 0.999, "Ingest freshness", "Events that are published within a minute."),
        Of("playback-success", Indicator.PlaybackSuccess, 0.995, "Playback success", "Views that go on without a fatal error once they have started."),
        Of("rebuffer-time", Indicator.RebufferTime, 0.99, "Rebuffering", "Time that viewers watch, and not wait for the buffer."),
        Of("smooth-views", Indicator.SmoothViews, 0.97, "Smooth views", "Views of which less than 1 % was stalled."),
        Of("start-success", Indicator.StartSuccess, 0.995, "Start success", "Views that start when a viewer wants to watch."),
        Of("startup-time", Indicator.StartupTime, 0.95, "Start-up time", "Views that start within two seconds."),
    ];

    private static SloDefinition Of(string id, Indicator indicator, double objective, string name, string description) =>
        new(id, indicator, objective) { Name = name, Description = description };
}
