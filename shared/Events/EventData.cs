using System.Numerics;
using System.Runtime.CompilerServices;

namespace OpenQoE.Shared.Events;

/// <summary>
/// The fields of <c>data</c> over all event types; which belong to which type is in docs/wire-format.md. Durations are
/// milliseconds, bitrates bit/s, ratios 0–1; <c>…Delta</c> is what was added since the view's previous delta.
/// </summary>
public sealed class EventData
{
    /// <summary>What <see cref="EventType.ViewEnd"/> can have, which has most of them.</summary>
    internal const int MaxNumbers = 21;

    // Of the numbers an event has few: those it has stand side by side, in the order of DataNumber, and a bit for each says which they are.
    private Numbers _numbers;
    private ulong _present;

    public double? PlayerStartupTime { get => this[DataNumber.PlayerStartupTime]; set => this[DataNumber.PlayerStartupTime] = value; }
    public double? PageLoadTime { get => this[DataNumber.PageLoadTime]; set => this[DataNumber.PageLoadTime] = value; }
    public double? VideoStartupTime { get => this[DataNumber.VideoStartupTime]; set => this[DataNumber.VideoStartupTime] = value; }
    public bool? PrerollRequested { get; set; }
    public bool? Autoplay { get; set; }
    public double? Bitrate { get => this[DataNumber.Bitrate]; set => this[DataNumber.Bitrate] = value; }
    public double? ResolutionWidth { get => this[DataNumber.ResolutionWidth]; set => this[DataNumber.ResolutionWidth] = value; }
    public double? ResolutionHeight { get => this[DataNumber.ResolutionHeight]; set => this[DataNumber.ResolutionHeight] = value; }
    public double? Framerate { get => this[DataNumber.Framerate]; set => this[DataNumber.Framerate] = value; }
    public double? PlayingTime { get => this[DataNumber.PlayingTime]; set => this[DataNumber.PlayingTime] = value; }
    public double? From { get => this[DataNumber.From]; set => this[DataNumber.From] = value; }
    public double? To { get => this[DataNumber.To]; set => this[DataNumber.To] = value; }
    public double? SeekLatency { get => this[DataNumber.SeekLatency]; set => this[DataNumber.SeekLatency] = value; }
    public double? BufferLength { get => this[DataNumber.BufferLength]; set => this[DataNumber.BufferLength] = value; }
    public string? Cause { get; set; }
    public double? StallDuration { get => this[DataNumber.StallDuration]; set => this[DataNumber.StallDuration] = value; }
    public double? PreviousBitrate { get => this[DataNumber.PreviousBitrate]; set => this[DataNumber.PreviousBitrate] = value; }
    public double? NewBitrate { get => this[DataNumber.NewBitrate]; set => this[DataNumber.NewBitrate] = value; }
    public double? PreviousResolutionWidth { get => this[DataNumber.PreviousResolutionWidth]; set => this[DataNumber.PreviousResolutionWidth] = value; }
    public double? PreviousResolutionHeight { get => this[DataNumber.PreviousResolutionHeight]; set => this[DataNumber.PreviousResolutionHeight] = value; }
    public double? NewResolutionWidth { get => this[DataNumber.NewResolutionWidth]; set => this[DataNumber.NewResolutionWidth] = value; }
    public double? NewResolutionHeight { get => this[DataNumber.NewResolutionHeight]; set => this[DataNumber.NewResolutionHeight] = value; }
    public string? Trigger { get; set; }
    public string? ErrorFamily { get; set; }
    public string? ErrorCode { get; set; }
    public string? ErrorMessage { get; set; }
    public string? ErrorId { get; set; }
    public string? ErrorContext { get; set; }
    public bool? Fatal { get; set; }
    public double? Quartile { get => this[DataNumber.Quartile]; set => this[DataNumber.Quartile] = value; }
    public double? WatchTime { get => this[DataNumber.WatchTime]; set => this[DataNumber.WatchTime] = value; }
    public double? DroppedFrames { get => this[DataNumber.DroppedFrames]; set => this[DataNumber.DroppedFrames] = value; }
    public double? DecodedFrames { get => this[DataNumber.DecodedFrames]; set => this[DataNumber.DecodedFrames] = value; }
    public double? PlayingTimeDelta { get => this[DataNumber.PlayingTimeDelta]; set => this[DataNumber.PlayingTimeDelta] = value; }
    public double? RebufferTimeDelta { get => this[DataNumber.RebufferTimeDelta]; set => this[DataNumber.RebufferTimeDelta] = value; }
    public double? DroppedFramesDelta { get => this[DataNumber.DroppedFramesDelta]; set => this[DataNumber.DroppedFramesDelta] = value; }
    public double? DecodedFramesDelta { get => this[DataNumber.DecodedFramesDelta]; set => this[DataNumber.DecodedFramesDelta] = value; }
    public double? Throughput { get => this[DataNumber.Throughput]; set => this[DataNumber.Throughput] = value; }
    public double? LiveLatency { get => this[DataNumber.LiveLatency]; set => this[DataNumber.LiveLatency] = value; }
    public double? TotalWatchTime { get => this[DataNumber.TotalWatchTime]; set => this[DataNumber.TotalWatchTime] = value; }
    public double? CompletionRate { get => this[DataNumber.CompletionRate]; set => this[DataNumber.CompletionRate] = value; }
    public double? RebufferCount { get => this[DataNumber.RebufferCount]; set => this[DataNumber.RebufferCount] = value; }
    public double? RebufferDuration { get => this[DataNumber.RebufferDuration]; set => this[DataNumber.RebufferDuration] = value; }
    public string? Outcome { get; set; }
    public double? WaitTime { get => this[DataNumber.WaitTime]; set => this[DataNumber.WaitTime] = value; }
    public double? RebufferTime { get => this[DataNumber.RebufferTime]; set => this[DataNumber.RebufferTime] = value; }
    public double? SeekCount { get => this[DataNumber.SeekCount]; set => this[DataNumber.SeekCount] = value; }
    public double? AverageBitrate { get => this[DataNumber.AverageBitrate]; set => this[DataNumber.AverageBitrate] = value; }
    public double? MaxPosition { get => this[DataNumber.MaxPosition]; set => this[DataNumber.MaxPosition] = value; }
    public double? QueueDropped { get => this[DataNumber.QueueDropped]; set => this[DataNumber.QueueDropped] = value; }

    /// <summary>A number by its name; null when the event has none.</summary>
    /// <exception cref="InvalidOperationException">There are <see cref="MaxNumbers"/> others.</exception>
    internal double? this[DataNumber number]
    {
        get => Has(number) ? _numbers[PlaceOf(number)] : null;
        set
        {
            if (value is { } given) Put(number, given);
            else if (Has(number)) Remove(number);
        }
    }

    private static ulong Bit(DataNumber number) => 1UL << (int)number;

    private bool Has(DataNumber number) => (_present & Bit(number)) != 0;

    private int PlaceOf(DataNumber number) => BitOperations.PopCount(_present & (Bit(number) - 1));

    private void Put(DataNumber number, double value)
    {
        var place = PlaceOf(number);
        if (!Has(number))
        {
            var count = BitOperations.PopCount(_present);
            if (count == MaxNumbers) throw new InvalidOperationException($"No event has more than {MaxNumbers} numbers.");
            Span<double> numbers = _numbers;
            numbers[place..count].CopyTo(numbers[(place + 1)..]);
            _present |= Bit(number);
        }
        _numbers[place] = value;
    }

    private void Remove(DataNumber number)
    {
        Span<double> numbers = _numbers;
        var place = PlaceOf(number);
        numbers[(place + 1)..BitOperations.PopCount(_present)].CopyTo(numbers[place..]);
        _present &= ~Bit(number);
    }

    [InlineArray(MaxNumbers)]
    private struct Numbers
    {
        private double _first;
    }
}
