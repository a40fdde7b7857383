namespace OpenQoE.Shared.RateLimits;

/// <summary>How much a key may post.</summary>
/// <param name="Rate">Events per second, in the long run.</param>
/// <param name="Burst">Events at once, after a rest.</param>
public readonly record struct RateLimit(double Rate, double Burst)
{
    /// <summary>
    /// With what is 0 taken from the default. A rate of one's own without a burst gets as many seconds of burst as the default has.
    /// </summary>
    public RateLimit Or(RateLimit fallback)
    {
        var rate = Rate > 0 ? Rate : fallback.Rate;
        return new RateLimit(rate, Burst > 0 ? Burst : fallback.Burst * rate / fallback.Rate);
    }
}
