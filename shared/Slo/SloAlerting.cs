namespace OpenQoE.Shared.Slo;

/// <summary>Which alerts an objective raises, and how much traffic they need.</summary>
public sealed record SloAlerting
{
    public const int DefaultMinimumEvents = 200;
    public const int DefaultMinimumBadEvents = 5;

    /// <summary>Whether fast burning pages. Default true.</summary>
    public bool Page { get; init; } = true;

    /// <summary>Whether slow burning and a spent budget open tickets. Default true.</summary>
    public bool Ticket { get; init; } = true;

    /// <summary>Valid events that the long window must hold. Default 200. For <c>rebuffer_time</c> one stands for ten seconds of watching.</summary>
    public int MinimumEvents { get; init; } = DefaultMinimumEvents;

    /// <summary>Bad events that the long window must hold for a page. Default 5. For <c>rebuffer_time</c> one stands for ten seconds of stalls.</summary>
    public int MinimumBadEvents { get; init; } = DefaultMinimumBadEvents;
}
