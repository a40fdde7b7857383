namespace OpenQoE.Shared.Alerting;

/// <summary>What one message of queue <c>alerts</c> carries.</summary>
/// <param name="Organisation">Whose alerts they are.</param>
/// <param name="Source">Who says so: <c>slo</c>, <c>alertmanager</c>.</param>
/// <param name="At">When it was said: of two words about an alert the later one holds.</param>
/// <param name="Alerts">At least one.</param>
public sealed record AlertBatch(string Organisation, string Source, DateTimeOffset At, IReadOnlyList<Alert> Alerts);
