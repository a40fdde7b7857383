using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo;

/// <summary>An alert began or ended.</summary>
/// <param name="Tier">Whose alert.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="Firing">True when it began.</param>
/// <param name="At">When that was.</param>
/// <param name="StartedAt">When the alert began: the same for its end.</param>
/// <param name="Reason">The figures that decided, for people.</param>
public sealed record SloTransition(string Tier, Severity Severity, bool Firing, DateTimeOffset At, DateTimeOffset StartedAt, string Reason);
