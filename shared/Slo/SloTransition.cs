using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo;

/// <summary>An alert that begins, goes on or ends.</summary>
/// <param name="Tier">Such as <c>page-1h</c> or <c>budget-80</c>.</param>
/// <param name="Severity">Critical or warning.</param>
/// <param name="Firing">False when it ends.</param>
/// <param name="At">The minute it was evaluated for.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record SloTransition(string Tier, Severity Severity, bool Firing, DateTimeOffset At, DateTimeOffset StartedAt);
