namespace OpenQoE.Shared.Slo;

/// <summary>Whether an alert is on.</summary>
public enum AlertPhase { Inactive, Firing }

/// <summary>How a tier stood when it was last evaluated.</summary>
/// <param name="Tier">Its name.</param>
/// <param name="Phase">Firing or not.</param>
/// <param name="Since">When that began.</param>
public sealed record AlertState(string Tier, AlertPhase Phase, DateTimeOffset Since);
