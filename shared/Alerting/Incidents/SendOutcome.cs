namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>What became of a notification.</summary>
public enum SendOutcome
{
    Delivered,

    /// <summary>For good: nobody tries any more.</summary>
    Failed,
}
