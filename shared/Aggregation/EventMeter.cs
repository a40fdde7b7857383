using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Aggregation;

/// <summary>What each type of event adds to which metric. Definitions: docs/metrics.md.</summary>
/// <param name="e">The event.</param>
/// <param name="views">What was told of its view before.</param>
/// <param name="into">Where the measurements are appended.</param>
public readonly struct EventMeter(PlayerEvent e, ViewMemory views, List<Measurement> into)
{
    /// <summary>An original SDK beats every 10 s and sends no deltas: each heartbeat stands for that much playing.</summary>
    private const double OriginalHeartbeatSeconds = 10;

    /// <summary>Views left sooner than this are no exits: the viewer never waited.</summary>
    private const double MinimumExitWaitMs = 1000;

    /// <summary>Appends the event's measurements.</summary>
    public void Measure()
    {
        Count(Metrics.Events, 1, new(e.Type.ToName()));
        switch (e.Type)
        {
            case EventType.PlayerReady: PlayerReady(); break;
            case EventType.ViewStart: ViewStart(); break;
            case EventType.Playing: Playing(); break;
            case EventType.Pause: Count(Metrics.PauseEvents, 1); break;
            case EventType.Seek: Seek(); break;
            case EventType.StallStart: StallStart(); break;
            case EventType.StallEnd: StallEnd(); break;
            case EventType.QualityChange: QualityChange(); break;
            case EventType.Error: Error(); break;
            case EventType.Quartile: Quartile(); break;
            case EventType.Heartbeat: Heartbeat(); break;
            case EventType.Ended: Completed(); break;
            case EventType.ViewEnd: ViewEnd(); break;
        }
    }

    private void PlayerReady()
    {
        Milliseconds(Metrics.PlayerStartup, e.Data.PlayerStartupTime);
        Milliseconds(Metrics.PageLoad, e.Data.PageLoadTime);
    }

    private void ViewStart()
    {
        if (e.Seq is null)
        {
            views.Restart(e);
        }

        Count(Metrics.ViewsStarted, 1);
        Started();
    }

    private void Playing()
    {
        Started();
        if (e.Seq is null ? views.IsFirst(e, ViewMemory.Played) : e.Data.VideoStartupTime is not null)
        {
            Observe(Metrics.Bitrate, e.Data.Bitrate);
            ResolutionPlayed(e.Data.ResolutionWidth, e.Data.ResolutionHeight);
        }
    }

    private void Started()
    {
        if (e.Data.VideoStartupTime is { } startup && (e.Seq is not null || views.IsFirst(e, ViewMemory.Started)))
        {
            Milliseconds(Metrics.VideoStartup, startup);
        }
    }

    private void Seek()
    {
        Count(Metrics.Seeks, 1);
        Milliseconds(Metrics.SeekLatency, e.Data.SeekLatency);
    }

    private void StallStart()
    {
        if (IsRebuffering())
        {
            Count(Metrics.RebufferEvents, 1, new(e.Data.Cause ?? "unknown"));
            Milliseconds(Metrics.BufferLength, e.Data.BufferLength);
        }
    }

    private void StallEnd()
    {
        if (IsRebuffering() && e.Data.StallDuration is { } duration)
        {
            Count(Metrics.RebufferTime, duration / 1000, new(e.Data.Cause ?? "unknown"));
            Count(Metrics.WatchTime, duration / 1000);
            Milliseconds(Metrics.RebufferDuration, duration);
        }
    }

    private bool IsRebuffering() => e.Data.Cause is not ("seek" or "background");

    private void QualityChange()
    {
        Count(Metrics.QualityChanges, 1, new(e.Data.Trigger, Direction(e.Data)));
        Observe(Metrics.Bitrate, e.Data.NewBitrate);
        ResolutionPlayed(e.Data.NewResolutionWidth, e.Data.NewResolutionHeight);
    }

    private void Error() => Count(Metrics.Errors, 1, new(e.Data.ErrorFamily, e.Data.ErrorCode, e.Data.Fatal switch { true => "true", false => "false", _ => null }));

    private void Quartile()
    {
        Count(Metrics.QuartileReached, 1, new(e.Data.Quartile?.ToString("0")));
        if (e.Data.Quartile == 100)
        {
            Completed();
        }
    }

    private void Completed()
    {
        if (views.IsFirst(e, ViewMemory.Completed))
        {
            Count(Metrics.ViewsCompleted, 1);
        }
    }

    private void Heartbeat()
    {
        Deltas(e.Data.PlayingTimeDelta / 1000 ?? OriginalHeartbeatSeconds);
        Observe(Metrics.Bitrate, e.Data.Bitrate);
        Observe(Metrics.Throughput, e.Data.Throughput);
        Milliseconds(Metrics.BufferLength, e.Data.BufferLength);
        Milliseconds(Metrics.LiveLatency, e.Data.LiveLatency);
    }

    private void Deltas(double played)
    {
        Count(Metrics.PlayingTime, played, new(ResolutionClass.Of(e.Data.ResolutionWidth, e.Data.ResolutionHeight)));
        Count(Metrics.WatchTime, played);
        Count(Metrics.PlayedBits, played * e.Data.Bitrate ?? 0);
        Count(Metrics.DroppedFrames, e.Data.DroppedFramesDelta ?? 0);
        Count(Metrics.DecodedFrames, e.Data.DecodedFramesDelta ?? 0);
    }

    private void ViewEnd()
    {
        Count(Metrics.SdkDroppedReports, e.Data.QueueDropped ?? 0);
        var exitBeforeStart = e.Data.Outcome == "exit_before_start";
        if (exitBeforeStart && e.Data.WaitTime < MinimumExitWaitMs)
        {
            return;
        }

        Deltas(e.Data.PlayingTimeDelta / 1000 ?? 0);
        Count(Metrics.ViewOutcomes, 1, new(e.Data.Outcome));
        if (exitBeforeStart)
        {
            Milliseconds(Metrics.ExitWait, e.Data.WaitTime);
        }

        if (e.Data.PlayingTime is { } playing && (playing > 0 || e.Data.Outcome is "played" or "play_failed"))
        {
            Milliseconds(Metrics.ViewPlaying, playing);
            Observe(Metrics.CompletionRatio, e.Data.CompletionRate);
            var watched = playing + (e.Data.RebufferTime ?? 0);
            Observe(Metrics.ViewRebufferRatio, watched > 0 ? e.Data.RebufferTime / watched : null);
        }
    }

    private void ResolutionPlayed(double? width, double? height)
    {
        if (ResolutionClass.Of(width, height) is { } name)
        {
            Count(Metrics.Resolution, 1, new(name));
        }
    }

    private void Count(Metric metric, double value, ExtraLabels extra = default)
    {
        if (value > 0)
        {
            into.Add(new(metric, value, extra));
        }
    }

    private void Milliseconds(Metric metric, double? value) => Observe(metric, value / 1000);

    private void Observe(Metric metric, double? value)
    {
        if (value is { } observed)
        {
            into.Add(new(metric, observed));
        }
    }

    private static string? Direction(EventData data)
    {
        var (before, after) = data.PreviousBitrate is null
            ? (data.PreviousResolutionHeight, data.NewResolutionHeight)
            : (data.PreviousBitrate, data.NewBitrate);
        return (after - before) switch { > 0 => "upshift", < 0 => "downshift", 0 => "same", _ => null };
    }
}
