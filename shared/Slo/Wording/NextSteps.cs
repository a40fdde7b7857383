namespace OpenQoE.Shared.Slo.Wording;

/// <summary>What to look at first.</summary>
internal static class NextSteps
{
    public static string Of(Indicator indicator) => indicator switch
    {
        Indicator.StartSuccess => "See which errors end starts, and whether they share a CDN, a country, a player version or a release of today.",
        Indicator.StartupTime => "Compare start-up by CDN and country; look at manifest and licence servers, and at what was released today.",
        Indicator.PlaybackSuccess => "See which error family grew, and whether it shares a title, a CDN or a player version.",
        Indicator.RebufferTime => "Compare stalls by CDN, country and network; shift traffic if one CDN stands out.",
        Indicator.SmoothViews => "Compare stalls by CDN, device and player version; look at throughput against bitrate.",
        Indicator.GoodViews => "See which of starts, start-up time, failures and stalls is to blame, and go on from there.",
        Indicator.IngestAvailability => "Look at the service's health and its storage; players keep and resend what is refused.",
        _ => "Look at queue depth, the aggregators and the metrics backend: what waits is not lost.",
    };
}
