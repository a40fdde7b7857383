namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Something to tell a receiver at a time.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">Why; null: there is nothing to tell at that time, and it passes.</param>
/// <param name="OnlyEnds">Only that alerts ended: nothing for channels that do not want to know.</param>
internal sealed record Telling(DateTimeOffset At, NotificationKind? Kind, bool OnlyEnds = false);
