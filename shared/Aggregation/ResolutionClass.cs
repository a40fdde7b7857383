namespace OpenQoE.Shared.Aggregation;

/// <summary>Names a frame size as viewers do: <c>240p</c> … <c>1440p</c>, <c>4k</c>, <c>8k</c>.</summary>
public static class ResolutionClass
{
    // The bound lies between two classes, so that 1920×804 (a wide film) and 1080×1920 (a phone held upright) are 1080p.
    private static readonly (double Below, string Name)[] Classes =
    [
        (300, "240p"), (420, "360p"), (600, "480p"), (900, "720p"), (1260, "1080p"), (1800, "1440p"), (3240, "4k"),
    ];

    /// <summary>The class of a size in pixels; null when the height is unknown.</summary>
    public static string? Of(double? width, double? height)
    {
        if (height is not > 0)
        {
            return null;
        }

        var shortSide = Math.Min(height.Value, width ?? height.Value);
        var longSide = Math.Max(height.Value, width ?? 0);
        var lines = Math.Max(shortSide, longSide * 9 / 16);
        foreach (var (below, name) in Classes)
        {
            if (lines < below)
            {
                return name;
            }
        }

        return "8k";
    }
}
