using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Slo;

/// <summary>
/// What one event adds to what an objective counts. Each fact is taken from the one event that states it, so that counts are exact
/// whatever is lost in memory; only the start that an original SDK states again on every resume needs to be remembered. Definitions: docs/slos.md.
/// </summary>
/// <param name="views">This meter's own: the starts seen.</param>
public sealed class SliMeter(ViewMemory views)
{
    /// <summary>An original SDK beats every 10 s and sends no deltas: each heartbeat stands for that much playing.</summary>
    private const double OriginalHeartbeatMs = 10_000;

    /// <summary>Views left sooner than this never waited for their start.</summary>
    private const double MinimumExitWaitMs = 1_000;

    // Of the event measured last, since each definition asks anew.
    private PlayerEvent? _remembered;
    private bool _isFirst;

    /// <summary>
    /// What the event adds; zero for nothing. To be asked once for each event and each definition; all definitions of an event before
    /// the next event.
    /// </summary>
    public SliCount Measure(PlayerEvent e, SloDefinition slo)
    {
        var count = slo.Indicator switch
        {
            Indicator.StartSuccess => StartSuccess(e),
            Indicator.StartupTime => StartupTime(e, slo),
            Indicator.PlaybackSuccess => PlaybackSuccess(e),
            Indicator.RebufferTime => RebufferTime(e),
            Indicator.SmoothViews => SmoothViews(e, slo),
            Indicator.GoodViews => GoodViews(e, slo),
            _ => default,
        };
        return count.IsZero || slo.Filter.Matches(e) ? count : default;
    }

    // A start counts when it happens, a failed one when its view is over: an outage shows at once, and not the hours later that good views end.
    // Original SDKs do not tell which starts failed, so their starts prove nothing.
    private static SliCount StartSuccess(PlayerEvent e) => e.Type switch
    {
        EventType.ViewStart or EventType.Playing => One(valid: e.Seq is not null && e.Data.VideoStartupTime is not null),
        EventType.ViewEnd => One(valid: FailedToStart(e), good: false),
        _ => default,
    };

    private SliCount StartupTime(PlayerEvent e, SloDefinition slo) =>
        e.Type is EventType.ViewStart or EventType.Playing
            ? One(valid: IsFirstStart(e), good: e.Data.VideoStartupTime <= slo.StartupTimeMs)
            : default;

    private static SliCount PlaybackSuccess(PlayerEvent e) =>
        e.Type == EventType.ViewEnd ? One(valid: e.Data.Outcome is "played" or "play_failed", good: e.Data.Outcome == "played") : default;

    private static SliCount RebufferTime(PlayerEvent e) => e.Type switch
    {
        EventType.Heartbeat => Watched(e.Data.PlayingTimeDelta ?? OriginalHeartbeatMs),
        EventType.ViewEnd => Watched(e.Data.PlayingTimeDelta ?? 0),
        EventType.StallEnd when e.Data.Cause is not ("seek" or "background") => new(0, Milliseconds(e.Data.StallDuration ?? 0)),
        _ => default,
    };

    private static SliCount SmoothViews(PlayerEvent e, SloDefinition slo) =>
        e.Type == EventType.ViewEnd && RebufferRatio(e) is { } ratio ? One(valid: true, good: ratio < slo.RebufferRatio) : default;

    private static SliCount GoodViews(PlayerEvent e, SloDefinition slo) =>
        e.Type == EventType.ViewEnd ? One(valid: e.Data.Outcome is "played" or "play_failed" || FailedToStart(e), good: IsGoodView(e, slo)) : default;

    // A view that ran before the player was attached has no start-up time, and none to fail.
    private static bool IsGoodView(PlayerEvent e, SloDefinition slo) =>
        e.Data.Outcome == "played" && !(e.Data.VideoStartupTime > slo.StartupTimeMs) && !(RebufferRatio(e) >= slo.RebufferRatio);

    // Without an outcome nobody failed: the page's own rules ended the view.
    private static bool FailedToStart(PlayerEvent e) =>
        e.Data.Outcome == "start_failed" || (e.Data.Outcome == "exit_before_start" && !(e.Data.WaitTime < MinimumExitWaitMs));

    private static double? RebufferRatio(PlayerEvent e) =>
        e.Data.PlayingTime is { } playing && playing + (e.Data.RebufferTime ?? 0) is > 0 and var watched ? (e.Data.RebufferTime ?? 0) / watched : null;

    private bool IsFirstStart(PlayerEvent e)
    {
        if (e.Seq is not null)
        {
            return e.Data.VideoStartupTime is not null;
        }

        if (!ReferenceEquals(e, _remembered))
        {
            if (e.Type == EventType.ViewStart)
            {
                views.Restart(e);
            }

            _remembered = e;
            _isFirst = e.Data.VideoStartupTime is not null && views.IsFirst(e, ViewMemory.Started);
        }

        return _isFirst;
    }

    private static SliCount Watched(double played) => new(Milliseconds(played), Milliseconds(played));

    private static long Milliseconds(double duration) => (long)Math.Round(duration);

    private static SliCount One(bool valid, bool good = true) => valid ? new(good ? 1 : 0, 1) : default;
}
