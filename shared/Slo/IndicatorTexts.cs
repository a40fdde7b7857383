namespace OpenQoE.Shared.Slo;

/// <summary>How people speak of an indicator.</summary>
/// <param name="Unit">What is counted, in the plural.</param>
/// <param name="Felt">What viewers feel: follows a count of what is bad.</param>
/// <param name="NextStep">What to do first.</param>
public sealed record IndicatorTexts(string Unit, string Felt, string NextStep)
{
    public static IndicatorTexts Of(Indicator indicator) => indicator switch
    {
        Indicator.StartSuccess => new("views", "viewers could not start", "Look which country, CDN, player or version fails, and roll back what changed there last."),
        Indicator.StartupTime => new("views", "viewers waited too long for the start", "Look at the time to the manifest and the first segment by CDN and country; move traffic away from the slow one."),
        Indicator.PlaybackSuccess => new("views", "viewers lost the picture while watching", "Look at the error codes by player and title, then at origin and licence servers."),
        Indicator.RebufferTime => new("minutes", "minutes of watching were spent waiting for the buffer", "Look at throughput by CDN and network; move traffic, or lower the top of the bitrate ladder."),
        Indicator.SmoothViews => new("views", "viewers saw the picture stall", "Look at throughput by CDN and network; move traffic, or lower the top of the bitrate ladder."),
        Indicator.GoodViews => new("views", "viewers had a bad view", "See which of start, start-up time, failures and stalls is worst, and follow its runbook."),
        Indicator.IngestAvailability => new("requests", "requests of players' events were turned away", "Look at /health/ready and the storage account: the queue does not take messages."),
        _ => new("events", "events were published late", "Look at the queue's depth and at remote write in /stats."),
    };
}
