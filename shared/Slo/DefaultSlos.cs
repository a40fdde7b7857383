namespace OpenQoE.Shared.Slo;

/// <summary>The objectives that every organisation has until it changes them.</summary>
public static class DefaultSlos
{
    public static IReadOnlyList<SloDefinition> All { get; } =
    [
        Of(Indicator.StartSuccess, "Starts", 0.995, "Who presses play gets to see something."),
        Of(Indicator.StartupTime, "Fast starts", 0.95, "The first frame is there within two seconds."),
        Of(Indicator.PlaybackSuccess, "Playback without failure", 0.995, "No fatal error ends a view."),
        Of(Indicator.RebufferTime, "Watching without stalls", 0.99, "Of a hundred seconds of watching, at most one is spent waiting."),
        Of(Indicator.SmoothViews, "Smooth views", 0.97, "A view spends under one per cent of its time in stalls."),
        Of(Indicator.GoodViews, "Good views", 0.95, "A view starts, soon, and plays to its end, smoothly."),
        Of(Indicator.IngestAvailability, "Ingest availability", 0.9995, "Players' reports are taken."),
        Of(Indicator.IngestFreshness, "Ingest freshness", 0.999, "What players report can be seen within a minute."),
    ];

    private static SloDefinition Of(Indicator indicator, string name, double objective, string description) => new()
    {
        Id = indicator.ToName().Replace('_', '-'),
        Name = name,
        Description = description,
        Indicator = indicator,
        Objective = objective,
    };
}
