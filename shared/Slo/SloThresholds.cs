namespace OpenQoE.Shared.Slo;

/// <summary>From where on something is bad.</summary>
/// <param name="StartupMs">A start that took longer than these milliseconds is bad.</param>
/// <param name="RebufferRatio">A view of which this part of the watching time, or more, was stalled is bad.</param>
public sealed record SloThresholds(double StartupMs = 2000, double RebufferRatio = 0.01);
