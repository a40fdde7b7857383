namespace OpenQoE.Functions.Notifications;

/// <summary>What became of an attempt to send.</summary>
public enum ChannelOutcome
{
    /// <summary>The channel has it.</summary>
    Delivered,

    /// <summary>It may succeed later.</summary>
    Retry,

    /// <summary>It will never succeed.</summary>
    Failed,

    /// <summary>The channel has nothing to be told of this kind.</summary>
    NotApplicable,
}
