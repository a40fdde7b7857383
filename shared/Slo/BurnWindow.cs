namespace OpenQoE.Shared.Slo;

/// <summary>How fast the error budget was spent lately.</summary>
/// <param name="Window">The window's length: <c>5m</c>, <c>1h</c>, <c>3d</c>.</param>
/// <param name="Count">What was counted in it.</param>
/// <param name="Rate">1 spends the whole budget in just the objective's period; null without events.</param>
public sealed record BurnWindow(string Window, SliCount Count, double? Rate);
