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
        Number(50, "player_startup_time", Duration, DataNumber.PlayerStartupTime, [PlayerReady]),
        Number(51, "page_load_time", Duration, DataNumber.PageLoadTime, [PlayerReady]),
        Number(52, "video_startup_time", Duration, DataNumber.VideoStartupTime,
            [ViewStart, Playing, ViewEnd]),
        Flag(53, "preroll_requested", d => d.PrerollRequested, (d, v) => d.PrerollRequested = v, [ViewStart]),
        Flag(54, "autoplay", d => d.Autoplay, (d, v) => d.Autoplay = v, [ViewStart]),
        Number(55, "bitrate", Bitrate, DataNumber.Bitrate,
            [Playing, StallStart, Heartbeat, ViewEnd]),
        Number(56, "resolution.width", Pixels, DataNumber.ResolutionWidth,
            [Playing, Heartbeat, ViewEnd]),
        Number(57, "resolution.height", Pixels, DataNumber.ResolutionHeight,
            [Playing, Heartbeat, ViewEnd]),
        Number(58, "framerate", NumberRange.Framerate, DataNumber.Framerate, [Playing, QualityChange]),
        Number(59, "playing_time", Duration, DataNumber.PlayingTime,
            [Pause, EventType.Quartile, Heartbeat, Ended, ViewEnd]),
        Number(60, "from", Position, DataNumber.From, [Seek]),
        Number(61, "to", Position, DataNumber.To, [Seek]),
        Number(62, "seek_latency", Duration, DataNumber.SeekLatency, [Seek]),
        Number(63, "buffer_length", Duration, DataNumber.BufferLength, [StallStart, StallEnd, Heartbeat]),
        Text(64, "cause", d => d.Cause, (d, v) => d.Cause = v, [StallStart, StallEnd], allowed: Causes),
        Number(65, "stall_duration", Duration, DataNumber.StallDuration, [StallEnd], required: true),
        Number(66, "previous_bitrate", Bitrate, DataNumber.PreviousBitrate, [QualityChange],
            alias: "old_bitrate"),
        Number(67, "new_bitrate", Bitrate, DataNumber.NewBitrate, [QualityChange],
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
        Number(75, "quartile", NumberRange.Quartile, DataNumber.Quartile, [EventType.Quartile], required: true),
        Number(76, "watch_time", Duration, DataNumber.WatchTime, [EventType.Quartile]),
        Number(77, "dropped_frames", Count, DataNumber.DroppedFrames, [Heartbeat, ViewEnd]),
        Number(78, "decoded_frames", Count, DataNumber.DecodedFrames, [ViewEnd]),
        Number(79, "playing_time_delta", Duration, DataNumber.PlayingTimeDelta, [Heartbeat, ViewEnd]),
        Number(80, "rebuffer_time_delta", Duration, DataNumber.RebufferTimeDelta, [Heartbeat, ViewEnd]),
        Number(81, "dropped_frames_delta", Count, DataNumber.DroppedFramesDelta, [Heartbeat, ViewEnd]),
        Number(82, "decoded_frames_delta", Count, DataNumber.DecodedFramesDelta, [Heartbeat, ViewEnd]),
        Number(83, "throughput", Bitrate, DataNumber.Throughput, [Heartbeat, ViewEnd]),
        Number(84, "live_latency", Duration, DataNumber.LiveLatency, [Heartbeat, ViewEnd]),
        Number(85, "total_watch_time", Duration, DataNumber.TotalWatchTime, [Ended]),
        Number(86, "completion_rate", Ratio, DataNumber.CompletionRate, [Ended, ViewEnd]),
        Number(87, "rebuffer_count", Count, DataNumber.RebufferCount, [Ended, ViewEnd]),
        Number(88, "rebuffer_duration", Duration, DataNumber.RebufferDuration, [Ended]),
        Text(89, "outcome", d => d.Outcome, (d, v) => d.Outcome = v, [ViewEnd],
            allowed: ["played", "exit_before_start", "start_failed", "play_failed"]),
        Number(90, "wait_time", Duration, DataNumber.WaitTime, [ViewEnd]),
        Number(91, "rebuffer_time", Duration, DataNumber.RebufferTime, [ViewEnd]),
        Number(92, "seek_count", Count, DataNumber.SeekCount, [ViewEnd]),
        Number(93, "average_bitrate", Bitrate, DataNumber.AverageBitrate, [ViewEnd]),
        Number(94, "max_position", Position, DataNumber.MaxPosition, [ViewEnd]),
        Number(95, "queue_dropped", Count, DataNumber.QueueDropped, [ViewEnd]),
        Number(96, "previous_resolution.width", Pixels, DataNumber.PreviousResolutionWidth,
            [QualityChange]),
        Number(97, "previous_resolution.height", Pixels, DataNumber.PreviousResolutionHeight,
            [QualityChange]),
        Number(98, "new_resolution.width", Pixels, DataNumber.NewResolutionWidth, [QualityChange],
            alias: "resolution.width"),
        Number(99, "new_resolution.height", Pixels, DataNumber.NewResolutionHeight, [QualityChange],
            alias: "resolution.height"),
    ];

    private static NumberField Number(
        int id, string name, NumberRange range, DataNumber number, EventType[] types, bool required = false, string? alias = null) =>
        new(id, "data." + name, range, e => e.Data[number], (e, v) => e.Data[number] = v)
            { Types = types, Required = required, Aliases = alias is null ? [] : ["data." + alias] };

    private static TextField Text(
        int id, string name, Func<EventData, string?> get, Action<EventData, string?> set, EventType[] types,
        bool required = false, int maxLength = Name, string[]? allowed = null) =>
        new(id, "data." + name, maxLength, e => get(e.Data), (e, v) => set(e.Data, v))
            { Types = types, Required = required, Allowed = allowed };

    private static FlagField Flag(int id, string name, Func<EventData, bool?> get, Action<EventData, bool?> set, EventType[] types) =>
        new(id, "data." + name, e => get(e.Data), (e, v) => set(e.Data, v)) { Types = types };
}
