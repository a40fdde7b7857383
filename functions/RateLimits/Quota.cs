using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Functions.RateLimits;

/// <summary>A key's limit.</summary>
/// <param name="Key">Its id.</param>
/// <param name="Limit">Of its own, where a 0 stands for the default.</param>
public sealed record Quota(string Key, RateLimit Limit);
