using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Validation;

/// <summary>What became of a received event at ingest. Every event has exactly one outcome, so the counts of them add up.</summary>
public enum EventOutcome
{
    /// <summary>Durable, and the client was told so.</summary>
    Accepted,

    /// <summary>Against the rules; the reason is the first <see cref="ProblemCode"/>.</summary>
    Rejected,

    /// <summary>Valid, but not stored: the client was told to send it again.</summary>
    Deferred,

    /// <summary>Over the key's rate limit, not looked at any further: the client was told when to come again.</summary>
    Limited,
}
