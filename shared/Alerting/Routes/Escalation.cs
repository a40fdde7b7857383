namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>Who is told next while nobody acknowledges an incident.</summary>
/// <param name="Severity">Of the incidents it is for.</param>
/// <param name="AcknowledgementTimeout">After which an acknowledgement holds no longer; null: it holds.</param>
/// <param name="Levels">Level 1 and on, the delays rising; level 0 are the routes' receivers.</param>
public sealed record Escalation(Severity Severity, TimeSpan? AcknowledgementTimeout, IReadOnlyList<EscalationLevel> Levels);
