namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>
/// How many distinct groups a population has, from a sample that took each of its items with the same probability: the first-order
/// jackknife of Haas, Naughton, Seshadri and Stokes, "Sampling-based estimation of the number of distinct values of an attribute", 1995.
/// Good when groups are of similar size; where many are much smaller than the rest, it is too low.
/// </summary>
public static class DistinctEstimate
{
    /// <param name="distinct">Groups in the sample.</param>
    /// <param name="singletons">Those of them with a single item in the sample.</param>
    /// <param name="sampled">Items in the sample.</param>
    /// <param name="rate">The probability with which an item was taken, above 0 and at most 1.</param>
    /// <returns>Groups in the population: from <paramref name="distinct"/> to that divided by the rate.</returns>
    public static double Of(int distinct, int singletons, int sampled, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(singletons);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(singletons, distinct);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(distinct, sampled);
        if (rate is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is above 0 and at most 1.");
        return sampled == 0 ? 0 : distinct / (1 - (1 - rate) * singletons / sampled);
    }
}
