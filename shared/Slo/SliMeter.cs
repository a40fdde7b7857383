using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Slo;

/// <summary>What an event adds to the counts of an objective. Definitions: docs/slos.md. Not safe for concurrent use.</summary>
/// <param name="views">What was told of views before: its own, since it tells facts under names of its own.</param>
public sealed class SliMeter(ViewMemory views)
{
    /// <summary>A view left sooner was not wanted: nobody waited for it.</summary>
    private const double MinimumWaitMs = 1000;

    /// <summary>An original SDK beats every 10 s and tells no deltas.</summary>
    private const double OriginalHeartbeatMs = 10_000;

    /// <summary>What the event adds; nothing where the filter does not take it, or it says nothing of the indicator.</summary>
    public SliCount Measure(PlayerEvent e, SloDefinition slo)
    {
        if (e.Type == EventType.ViewStart && e.Seq is null)
        {
            // An original SDK uses a view's id again for the next one.
            views.Forget(e, slo.Id);
        }

        var count = slo.Indicator switch
        {
            Indicator.StartSuccess => StartSuccess(e, slo),
            Indicator.StartupTime => StartupTime(e, slo),
            Indicator.PlaybackSuccess => PlaybackSuccess(e),
            Indicator.RebufferTime => RebufferTime(e),
            Indicator.SmoothViews => SmoothViews(e, slo),
            Indicator.GoodViews => GoodViews(e, slo),
            _ => default,
        };
        return count.Valid > 0 && slo.Filter.All(filter => filter.Takes(e)) ? count : default;
    }

    // A start is told when it happens; what did not start, at the view's end or, by an original SDK, as an error.
    private SliCount StartSuccess(PlayerEvent e, SloDefinition slo) => e.Type switch
    {
        EventType.ViewStart or EventType.Playing when IsStart(e, slo) => Good(1),
        EventType.ViewEnd when HasFailedToStart(e) => Bad(1),
        EventType.Error when IsFatalOfOriginal(e) && views.IsFirst(e, slo.Id) => Bad(1),
        _ => default,
    };

    private SliCount StartupTime(PlayerEvent e, SloDefinition slo) =>
        e.Type is EventType.ViewStart or EventType.Playing && IsStart(e, slo) ? Judge(e.Data.VideoStartupTime <= slo.Thresholds.StartupMs) : default;

    private SliCount PlaybackSuccess(PlayerEvent e) => e.Type == EventType.ViewEnd ? e.Data.Outcome switch
    {
        "played" => Good(1),
        "play_failed" => Bad(1),
        _ => default,
    } : default;

    private static SliCount RebufferTime(PlayerEvent e) => e.Type switch
    {
        EventType.Heartbeat => Good(e.Data.PlayingTimeDelta ?? OriginalHeartbeatMs),
        EventType.ViewEnd => Good(e.Data.PlayingTimeDelta ?? 0),
        EventType.StallEnd when e.Data.Cause is not ("seek" or "background") => Bad(e.Data.StallDuration ?? 0),
        _ => default,
    };

    private static SliCount SmoothViews(PlayerEvent e, SloDefinition slo) =>
        e.Type == EventType.ViewEnd && RebufferRatio(e) is { } ratio ? Judge(ratio < slo.Thresholds.RebufferRatio) : default;

    private static SliCount GoodViews(PlayerEvent e, SloDefinition slo) => e.Type != EventType.ViewEnd ? default
        : e.Data.Outcome == "played" ? Judge(!(e.Data.VideoStartupTime > slo.Thresholds.StartupMs) && !(RebufferRatio(e) >= slo.Thresholds.RebufferRatio))
        : e.Data.Outcome == "play_failed" || HasFailedToStart(e) ? Bad(1)
        : default;

    // An original SDK tells the start-up time again on every resume.
    private bool IsStart(PlayerEvent e, SloDefinition slo)
    {
        if (e.Data.VideoStartupTime is null)
        {
            return false;
        }

        return e.Seq is not null || views.IsFirst(e, slo.Id);
    }

    private static bool HasFailedToStart(PlayerEvent e) => e.Data.Outcome switch
    {
        "start_failed" => true,
        "exit_before_start" => !(e.Data.WaitTime < MinimumWaitMs),
        _ => false,
    };

    private static bool IsFatalOfOriginal(PlayerEvent e) => e.Seq is null && e.Data.Fatal == true && e.Data.ErrorFamily != "business";

    private static double? RebufferRatio(PlayerEvent e) =>
        e.Data.PlayingTime + (e.Data.RebufferTime ?? 0) is { } watched and > 0 ? (e.Data.RebufferTime ?? 0) / watched : null;

    private static SliCount Judge(bool good) => good ? Good(1) : Bad(1);

    private static SliCount Good(double amount) => new((long)amount, (long)amount);

    private static SliCount Bad(double amount) => new(0, (long)amount);
}
