namespace OpenQoE.Shared.Slo.Tiers;

/// <summary>Lengths of time as Prometheus writes them.</summary>
public static class WindowName
{
    /// <summary><c>84m</c>, <c>6h</c>, <c>3d</c>: in the largest unit that leaves no rest.</summary>
    public static string Of(int minutes) => minutes switch
    {
        _ when minutes % 1440 == 0 => $"{minutes / 1440}d",
        _ when minutes % 60 == 0 => $"{minutes / 60}h",
        _ => $"{minutes}m",
    };

    /// <summary>In words, as after "in the last": <c>hour</c>, <c>84 minutes</c>, <c>3 days</c>.</summary>
    public static string Words(int minutes) => minutes switch
    {
        _ when minutes % 1440 == 0 => Counted(minutes / 1440, "day"),
        _ when minutes % 60 == 0 => Counted(minutes / 60, "hour"),
        _ => Counted(minutes, "minute"),
    };

    private static string Counted(int number, string unit) => number == 1 ? unit : $"{number} {unit}s";
}
