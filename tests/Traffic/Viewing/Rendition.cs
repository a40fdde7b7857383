using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>A rung of the bitrate ladder; bitrates in bit/s.</summary>
public sealed record Rendition(double Bitrate, int Width, int Height)
{
    /// <summary>What a player may use of the throughput it sees.</summary>
    private const double Safety = 0.8;

    private static readonly Rendition[] Ladder =
    [
        new(400_000, 426, 240),
        new(800_000, 640, 360),
        new(1_600_000, 854, 480),
        new(3_200_000, 1280, 720),
        new(6_000_000, 1920, 1080),
        new(16_000_000, 3840, 2160),
    ];

    /// <summary>Its size as events tell it.</summary>
    public JsonObject Resolution => new() { ["width"] = Width, ["height"] = Height };

    /// <summary>The best that this throughput (bit/s) carries and this screen (lines) can show.</summary>
    public static Rendition For(double throughput, int maxHeight) =>
        Ladder.Last(rung => rung == Ladder[0] || rung.Bitrate <= throughput * Safety && rung.Height <= maxHeight);
}
