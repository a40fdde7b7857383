using System.Globalization;

namespace OpenQoE.Shared.Slo.Wording;

/// <summary>What bad events mean to those who watch.</summary>
internal sealed class ViewerEffect(SloDefinition slo, SliCount count)
{
    private const double MsPerMinute = 60_000;

    /// <summary>Such as "About 412 of 1,360 viewers in the last hour could not start."</summary>
    /// <param name="window">"in the last hour".</param>
    public string Sentence(string window) => count.Valid == 0 ? $"Nothing was counted {window}." : slo.Indicator switch
    {
        Indicator.StartSuccess => $"About {BadOfAll} viewers {window} could not start.",
        Indicator.StartupTime => $"About {BadOfAll} viewers {window} waited longer than {Seconds(slo.StartupTimeMs)} for the first picture.",
        Indicator.PlaybackSuccess => $"About {BadOfAll} views {window} were ended by an error.",
        Indicator.RebufferTime => $"Viewers {window} spent {Percent(count.BadRatio)} of their time waiting in stalls.",
        Indicator.SmoothViews => $"About {BadOfAll} views {window} stalled for {Percent(slo.RebufferRatio)} of their time or more.",
        Indicator.GoodViews => $"About {BadOfAll} views {window} failed, started late or stalled.",
        Indicator.IngestAvailability => $"{BadOfAll} requests of players {window} were answered with a server error.",
        _ => $"{BadOfAll} events {window} could be seen only after more than {Seconds(slo.FreshnessMs)}.",
    };

    /// <summary>How many views, and how many viewer-minutes.</summary>
    /// <param name="minutesPerView">Null when unknown.</param>
    public string Impact(double? minutesPerView) => slo.Indicator switch
    {
        Indicator.RebufferTime => $"{Number(count.Bad / MsPerMinute)} of {Number(count.Valid / MsPerMinute)} viewer-minutes were spent waiting.",
        Indicator.IngestAvailability => $"{Number(count.Bad)} requests. Viewers feel nothing; figures come late, or miss what players gave up.",
        Indicator.IngestFreshness => $"{Number(count.Bad)} events. Viewers feel nothing; figures and alerts come late.",
        _ when minutesPerView is { } minutes => $"About {Number(count.Bad)} views, some {Number(count.Bad * minutes)} viewer-minutes.",
        _ => $"About {Number(count.Bad)} views.",
    };

    private string BadOfAll => $"{Number(count.Bad)} of {Number(count.Valid)}";

    private static string Number(double number) => Math.Round(number).ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.###} s");

    private static string Percent(double? ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0.##} %");
}
