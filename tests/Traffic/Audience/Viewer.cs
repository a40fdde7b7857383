namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>One person with one page open, and what decides how well it will go.</summary>
public sealed record Viewer
{
    public required string Organisation { get; init; }
    public required string ViewerId { get; init; }
    public required string SessionId { get; init; }
    public required string ViewId { get; init; }
    public required Title Title { get; init; }
    public required Place Place { get; init; }
    public required Cdn Cdn { get; init; }
    public required Device Device { get; init; }
    public required PlayerSoftware Player { get; init; }
    public required ReportStyle Style { get; init; }
    public required bool Autoplay { get; init; }

    /// <summary>Bit/s, the median over the view.</summary>
    public required double Throughput { get; init; }

    /// <summary>1 is a good connection to a good CDN; stalls and start-ups grow with it.</summary>
    public double Slowness => Cdn.Slowness * Math.Clamp(8e6 / Throughput, 0.7, 4);
}
