using System.Globalization;

namespace OpenQoE.Shared.Events.Schema;

/// <summary>The numbers a field may have, bounds included. Not-a-number and the infinities are in no range.</summary>
public sealed record NumberRange(double Min, double Max)
{
    /// <summary>24 hours, in ms.</summary>
    public static readonly NumberRange Duration = new(0, 86_400_000);

    /// <summary>A position in the media, ms. Live streams count from the epoch, so the bound is a far date's.</summary>
    public static readonly NumberRange Position = new(0, 253_402_300_799_999);

    /// <summary>A point in time, Unix ms: any finite number, since clocks of clients say anything.</summary>
    public static readonly NumberRange Time = new(double.MinValue, double.MaxValue);

    /// <summary>bit/s, up to 1 Gbit/s.</summary>
    public static readonly NumberRange Bitrate = new(0, 1e9);
    public static readonly NumberRange Ratio = new(0, 1);
    public static readonly NumberRange Count = new(0, 1e9) { Whole = true };
    public static readonly NumberRange Pixels = new(0, 100_000);
    public static readonly NumberRange Framerate = new(0, 1_000);
    public static readonly NumberRange AutonomousSystem = new(0, uint.MaxValue) { Whole = true };
    public static readonly NumberRange Quartile = new(25, 100) { Allowed = [25, 50, 75, 100] };

    /// <summary>A fraction is no value of this kind.</summary>
    public bool Whole { get; init; }

    /// <summary>The only values, where the bounds do not say it all.</summary>
    public IReadOnlyList<double>? Allowed { get; init; }

    /// <summary>For messages: what a number must be.</summary>
    public override string ToString() => Allowed is not null ? $"one of {string.Join(", ", Allowed)}"
        : Min == double.MinValue ? "a finite number"
        : string.Create(CultureInfo.InvariantCulture, $"between {Min:0} and {Max:0}");

    public bool Contains(double value) => value >= Min && value <= Max && (Allowed is null || Allowed.Contains(value));
}
