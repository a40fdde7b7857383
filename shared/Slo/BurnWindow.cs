namespace OpenQoE.Shared.Slo;

/// <summary>How fast the error budget was spent over a window that ends now.</summary>
/// <param name="Name">Its length, such as <c>5m</c> or <c>3d</c>.</param>
/// <param name="Minutes">The same in minutes.</param>
/// <param name="Count">What was counted in it.</param>
/// <param name="Rate">1 spends the budget exactly in the objective's window; null without events.</param>
public sealed record BurnWindow(string Name, long Minutes, SliCount Count, double? Rate)
{
    /// <summary>A window's name in Prometheus' notation.</summary>
    public static string NameOf(long minutes) => minutes % 1440 == 0 ? $"{minutes / 1440}d" : minutes % 60 == 0 ? $"{minutes / 60}h" : $"{minutes}m";
}
