namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>The player on the page.</summary>
public sealed record PlayerSoftware(string Name, string Version, double Share)
{
    public static IReadOnlyList<PlayerSoftware> All { get; } =
    [
        new("hls.js", "1.7.0", 0.35),
        new("dash.js", "5.2.0", 0.20),
        new("shaka", "5.2.0", 0.20),
        new("videojs", "8.24.0", 0.15),
        new("html5", "", 0.10),
    ];
}
