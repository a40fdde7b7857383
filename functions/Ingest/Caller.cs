using OpenQoE.Functions.RateLimits;
using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Ingest;

/// <summary>Who posts.</summary>
/// <param name="Organisation">Whose events they are; null when each event says so itself.</param>
/// <param name="Origins">Whose pages may.</param>
/// <param name="Quota">How much; null for no limit.</param>
public sealed record Caller(string? Organisation, AllowedOrigins Origins, Quota? Quota);

/// <summary>Who posts, or the answer that refuses it.</summary>
internal readonly record struct CallerDecision(Caller? Caller, Answer? Refusal)
{
    public static implicit operator CallerDecision(Caller caller) => new(caller, null);

    public static implicit operator CallerDecision(Answer refusal) => new(null, refusal);
}
