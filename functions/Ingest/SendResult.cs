namespace OpenQoE.Functions.Ingest;

/// <summary>What is known after a message was sent.</summary>
public enum SendResult
{
    /// <summary>The queue has it.</summary>
    Stored,

    /// <summary>The queue certainly does not have it.</summary>
    NotStored,

    /// <summary>No answer, or one that leaves it open.</summary>
    Unknown,
}
