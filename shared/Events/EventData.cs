namespace OpenQoE.Shared.Events;

/// <summary>
/// The fields of <c>data</c> over all event types; which belong to which type is in docs/wire-format.md. Durations are
/// milliseconds, bitrates bit/s, ratios 0–1; <c>…Delta</c> is what was added since the view's previous delta.
/// </summary>
public sealed class EventData
{
    public double? PlayerStartupTime { get; set; }
    public double? PageLoadTime { get; set; }
    public double? VideoStartupTime { get; set; }
    public bool? PrerollRequested { get; set; }
    public bool? Autoplay { get; set; }
    public double? Bitrate { get; set; }
    public double? ResolutionWidth { get; set; }
    public double? ResolutionHeight { get; set; }
    public double? Framerate { get; set; }
    public double? PlayingTime { get; set; }
    public double? From { get; set; }
    public double? To { get; set; }
    public double? SeekLatency { get; set; }
    public double? BufferLength { get; set; }
    public string? Cause { get; set; }
    public double? StallDuration { get; set; }
    public double? PreviousBitrate { get; set; }
    public double? NewBitrate { get; set; }
    public double? PreviousResolutionWidth { get; set; }
    public double? PreviousResolutionHeight { get; set; }
    public double? NewResolutionWidth { get; set; }
    public double? NewResolutionHeight { get; set; }
    public string? Trigger { get; set; }
    public string? ErrorFamily { get; set; }
    public string? ErrorCode { get; set; }
    public string? ErrorMessage { get; set; }
    public string? ErrorId { get; set; }
    public string? ErrorContext { get; set; }
    public bool? Fatal { get; set; }
    public double? Quartile { get; set; }
    public double? WatchTime { get; set; }
    public double? DroppedFrames { get; set; }
    public double? DecodedFrames { get; set; }
    public double? PlayingTimeDelta { get; set; }
    public double? RebufferTimeDelta { get; set; }
    public double? DroppedFramesDelta { get; set; }
    public double? DecodedFramesDelta { get; set; }
    public double? Throughput { get; set; }
    public double? LiveLatency { get; set; }
    public double? TotalWatchTime { get; set; }
    public double? CompletionRate { get; set; }
    public double? RebufferCount { get; set; }
    public double? RebufferDuration { get; set; }
    public string? Outcome { get; set; }
    public double? WaitTime { get; set; }
    public double? RebufferTime { get; set; }
    public double? SeekCount { get; set; }
    public double? AverageBitrate { get; set; }
    public double? MaxPosition { get; set; }
    public double? QueueDropped { get; set; }
}
