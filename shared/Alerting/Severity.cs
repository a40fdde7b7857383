namespace OpenQoE.Shared.Alerting;

/// <summary>How urgent an alert is, the least first. A critical one pages, a warning is a ticket, info can wait for the day's digest.</summary>
public enum Severity
{
    Info,
    Warning,
    Critical,
}
