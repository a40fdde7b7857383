namespace OpenQoE.Shared.Alerting;

/// <summary>Why a channel is told of an incident.</summary>
public enum NotificationKind
{
    /// <summary>The first time.</summary>
    Firing,

    /// <summary>Alerts came or went, others go on.</summary>
    Changed,

    /// <summary>Nothing changed, and it still goes on.</summary>
    Repeated,

    /// <summary>Nobody acknowledged in time: the next level is told.</summary>
    Escalated,

    /// <summary>Somebody looks after it.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Resolved,

    /// <summary>The day's summary.</summary>
    Digest,
}
