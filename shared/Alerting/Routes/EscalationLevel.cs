namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>One step of an escalation.</summary>
/// <param name="After">Time that the incident was un-acknowledged and not muted.</param>
/// <param name="Receiver">Who is told, and from then on also of the acknowledgement and the end.</param>
public sealed record EscalationLevel(TimeSpan After, string Receiver);
