namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>What a viewer watches on: the share of frames it fails to show (0–1), the lines of its screen, its share of the audience.</summary>
public sealed record Device(
    string Category, string Model, string Os, string OsVersion, string Browser, string BrowserVersion, double DroppedFrames, int MaxHeight, double Share)
{
    public static IReadOnlyList<Device> All { get; } =
    [
        new("desktop", "PC", "Windows", "11", "Chrome", "131", 0.001, 1080, 0.30),
        new("desktop", "PC", "Windows", "10", "Firefox", "132", 0.002, 1080, 0.10),
        new("desktop", "Mac", "macOS", "15", "Safari", "18", 0.001, 1080, 0.10),
        new("mobile", "Pixel 8", "Android", "14", "Chrome", "131", 0.004, 720, 0.20),
        new("mobile", "iPhone", "iOS", "18", "Safari", "18", 0.002, 720, 0.15),
        new("tablet", "iPad", "iOS", "17", "Safari", "17", 0.002, 1080, 0.05),
        new("tv", "Smart TV", "Tizen", "7", "Samsung Internet", "5", 0.010, 2160, 0.10),
    ];
}
