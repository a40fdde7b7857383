using static OpenQoE.Shared.Events.EventType;
using static OpenQoE.Shared.Events.Schema.NumberRange;

namespace OpenQoE.Shared.Events.Schema;

/// <summary>The fields of <c>data</c>, each with the types that have it. What is required is required on all of them.</summary>
internal static class DataFields
{
    private const int Name = 256;

    private static readonly string[] Causes = ["network", "seek", "switch", "decode", "background", "unknown"];

    private static readonly string[] ErrorFamilies = ["network", "decoder", "source", "drm", "business", "unknown"];

    public static readonly EventField[] All =
    [
        Number(50, "player_startup_time", Duration, d => d.PlayerStartupTime, (d, v) => d.PlayerStartupTime = v, [PlayerReady]),
        Number(51, "page_load_time", Duration, d => d.PageLoadTime, (d, v) => d.PageLoadTime = v, [PlayerReady]),
        Number(52, "video_startup_time", Duration, d => d.VideoStartupTime, (d, v) => d.VideoStartupTime = v,
            [ViewStart, Playing, ViewEnd]),
        Flag(53, "preroll_requested", d => d.PrerollRequested, (d, v) => d.PrerollRequested = v, [ViewStart]),
        Flag(54, "autoplay", d => d.Autoplay, (d, v) => d.Autoplay = v, [ViewStart]),
        Number(55, "bitrate", Bitrate, d => d.Bitrate, (d, v) => d.Bitrate = v,
            [Playing, StallStart, Heartbeat, ViewEnd]),
        Number(56, "resolution.width", Pixels, d => d.ResolutionWidth, (d, v) => d.ResolutionWidth = v,
            [Playing, Heartbeat, ViewEnd]),
        Number(57, "resolution.height", Pixels, d => d.ResolutionHeight, (d, v) => d.ResolutionHeight = v,
            [Playing, Heartbeat, ViewEnd]),
        Number(58, "framerate", NumberRange.Framerate, d => d.Framerate, (d, v) => d.Framerate = v, [Playing, QualityChange]),
        Number(59, "playing_time", Duration, d => d.PlayingTime, (d, v) => d.PlayingTime = v,
            [Pause, EventType.Quartile, Heartbeat, Ended, ViewEnd]),
        Number(60, "from", Position, d => d.From, (d, v) => d.From = v, [Seek]),
        Number(61, "to", Position, d => d.To, (d, v) => d.To = v, [Seek]),
        Number(62, "seek_latency", Duration, d => d.SeekLatency, (d, v) => d.SeekLatency = v, [Seek]),
        Number(63, "buffer_length", Duration, d => d.BufferLength, (d, v) => d.BufferLength = v, [StallStart, StallEnd, Heartbeat]),
        Text(64, "cause", d => d.Cause, (d, v) => d.Cause = v, [StallStart, StallEnd], allowed: Causes),
        Number(65, "stall_duration", Duration, d => d.StallDuration, (d, v) => d.StallDuration = v, [StallEnd], required: true),
        Number(66, "previous_bitrate", Bitrate, d => d.PreviousBitrate, (d, v) => d.PreviousBitrate = v, [QualityChange],
            alias: "old_bitrate"),
        Number(67, "new_bitrate", Bitrate, d => d.NewBitrate, (d, v) => d.NewBitrate = v, [QualityChange],
            required: true, alias: "bitrate"),
        Text(68, "trigger", d => d.Trigger, (d, v) => d.Trigger = v, [QualityChange], allowed: ["abr", "manual"]),
        new TextField(69, "data.error_family", Name, e => e.Data.ErrorFamily, (e, v) => e.Data.ErrorFamily = v)
        {
            Types = [Error], Required = true, Allowed = ErrorFamilies,
            Clean = family => ErrorFamilies.Contains(family) ? family : "unknown",
        },
        new TextField(70, "data.error_code", Name, e => e.Data.ErrorCode, (e, v) => e.Data.ErrorCode = v)
            { Types = [Error], Required = true, NumbersToo = true },
        Text(71, "error_message", d => d.ErrorMessage, (d, v) => d.ErrorMessage = v, [Error], required: true, maxLength: 1_024),
        Text(72, "error_id", d => d.ErrorId, (d, v) => d.ErrorId = v, [Error]),
        Text(73, "error_context", d => d.ErrorContext, (d, v) => d.ErrorContext = v, [Error], maxLength: 2_048),
        Flag(74, "fatal", d => d.Fatal, (d, v) => d.Fatal = v, [Error]),
        Number(75, "quartile", NumberRange.Quartile, d => d.Quartile, (d, v) => d.Quartile = v, [EventType.Quartile], required: true),
        Number(76, "watch_time", Duration, d => d.WatchTime, (d, v) => d.WatchTime = v, [EventType.Quartile]),
        Number(77, "dropped_frames", Count, d => d.DroppedFrames, (d, v) => d.DroppedFrames = v, [Heartbeat, ViewEnd]),
        Number(78, "decoded_frames", Count, d => d.DecodedFrames, (d, v) => d.DecodedFrames = v, [ViewEnd]),
        Number(79, "playing_time_delta", Duration, d => d.PlayingTimeDelta, (d, v) => d.PlayingTimeDelta = v, [Heartbeat, ViewEnd]),
        Number(80, "rebuffer_time_delta", Duration, d => d.RebufferTimeDelta, (d, v) => d.RebufferTimeDelta = v, [Heartbeat, ViewEnd]),
        Number(81, "dropped_frames_delta", Count, d => d.DroppedFramesDelta, (d, v) => d.DroppedFramesDelta = v, [Heartbeat, ViewEnd]),
        Number(82, "decoded_frames_delta", Count, d => d.DecodedFramesDelta, (d, v) => d.DecodedFramesDelta = v, [Heartbeat, ViewEnd]),
        Number(83, "throughput", Bitrate, d => d.Throughput, (d, v) => d.Throughput = v, [Heartbeat, ViewEnd]),
        Number(84, "live_latency", Duration, d => d.LiveLatency, (d, v) => d.LiveLatency = v, [Heartbeat, ViewEnd]),
        Number(85, "total_watch_time", Duration, d => d.TotalWatchTime, (d, v) => d.TotalWatchTime = v, [Ended]),
        Number(86, "completion_rate", Ratio, d => d.CompletionRate, (d, v) => d.CompletionRate = v, [Ended, ViewEnd]),
        Number(87, "rebuffer_count", Count, d => d.RebufferCount, (d, v) => d.RebufferCount = v, [Ended, ViewEnd]),
        Number(88, "rebuffer_duration", Duration, d => d.RebufferDuration, (d, v) => d.RebufferDuration = v, [Ended]),
        Text(89, "outcome", d => d.Outcome, (d, v) => d.Outcome = v, [ViewEnd],
            allowed: ["played", "exit_before_start", "start_failed", "play_failed"]),
        Number(90, "wait_time", Duration, d => d.WaitTime, (d, v) => d.WaitTime = v, [ViewEnd]),
        Number(91, "rebuffer_time", Duration, d => d.RebufferTime, (d, v) => d.RebufferTime = v, [ViewEnd]),
        Number(92, "seek_count", Count, d => d.SeekCount, (d, v) => d.SeekCount = v, [ViewEnd]),
        Number(93, "average_bitrate", Bitrate, d => d.AverageBitrate, (d, v) => d.AverageBitrate = v, [ViewEnd]),
        Number(94, "max_position", Position, d => d.MaxPosition, (d, v) => d.MaxPosition = v, [ViewEnd]),
        Number(95, "queue_dropped", Count, d => d.QueueDropped, (d, v) => d.QueueDropped = v, [ViewEnd]),
        Number(96, "previous_resolution.width", Pixels, d => d.PreviousResolutionWidth, (d, v) => d.PreviousResolutionWidth = v,
            [QualityChange]),
        Number(97, "previous_resolution.height", Pixels, d => d.PreviousResolutionHeight, (d, v) => d.PreviousResolutionHeight = v,
            [QualityChange]),
        Number(98, "new_resolution.width", Pixels, d => d.NewResolutionWidth, (d, v) => d.NewResolutionWidth = v, [QualityChange],
            alias: "resolution.width"),
        Number(99, "new_resolution.height", Pixels, d => d.NewResolutionHeight, (d, v) => d.NewResolutionHeight = v, [QualityChange],
            alias: "resolution.height"),
    ];

    private static NumberField Number(
        int id, string name, NumberRange range, Func<EventData, double?> get, Action<EventData, double?> set, EventType[] types,
        bool required = false, string? alias = null) =>
        new(id, "data." + name, range, e => get(e.Data), (e, v) => set(e.Data, v))
            { Types = types, Required = required, Aliases = alias is null ? [] : ["data." + alias] };

    private static TextField Text(
        int id, string name, Func<EventData, string?> get, Action<EventData, string?> set, EventType[] types,
        bool required = false, int maxLength = Name, string[]? allowed = null) =>
        new(id, "data." + name, maxLength, e => get(e.Data), (e, v) => set(e.Data, v))
            { Types = types, Required = required, Allowed = allowed };

    private static FlagField Flag(int id, string name, Func<EventData, bool?> get, Action<EventData, bool?> set, EventType[] types) =>
        new(id, "data." + name, e => get(e.Data), (e, v) => set(e.Data, v)) { Types = types };
}
