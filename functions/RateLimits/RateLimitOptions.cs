using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.RateLimits;

/// <summary>Section <c>OpenQoE:RateLimits</c>: what counts for keys that say nothing else.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Events per second that a key may post which says nothing else, over all instances.</summary>
    [Range(1.0, 1e6)]
    public double Rate { get; set; } = 10_000;

    /// <summary>
    /// Events at once, after a rest. A key with a rate of its own and no burst gets as many seconds of burst as this is of the default rate.
    /// </summary>
    [Range(1.0, 1e8)]
    public double Burst { get; set; } = 50_000;

    /// <summary>How often instances tell one another what they are asked for, to divide keys' limits.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:30")]
    public TimeSpan ExchangeInterval { get; set; } = TimeSpan.FromSeconds(3);
}
