namespace OpenQoE.Shared.Slo;

/// <summary>Where one tier's alert stands: what an evaluation leaves to the next.</summary>
/// <param name="Tier">Such as <c>page-1h</c> or <c>budget-80</c>.</param>
/// <param name="Phase">How far it has come.</param>
/// <param name="Since">When it came into this phase.</param>
/// <param name="EvaluatedAtMinute">Unix minute of the last evaluation: an older one, or the same again, changes nothing.</param>
public sealed record AlertState(string Tier, AlertPhase Phase, DateTimeOffset Since, long EvaluatedAtMinute);
