namespace OpenQoE.Shared.RateLimits;

/// <summary>
/// Max-min fairness: nobody gets more than they ask for while somebody else gets less than they ask for and less than them. What is
/// left over is divided equally.
/// </summary>
public static class FairDivision
{
    /// <summary>Who asks for next to nothing gets this part of an equal share all the same: demand may rise before the next division.</summary>
    private const double Least = 0.1;

    /// <param name="limit">What there is to divide; above 0.</param>
    /// <param name="demands">What each asks for, 0 or more, in the same unit.</param>
    /// <returns>What each gets; together the limit.</returns>
    public static double[] Divide(double limit, IReadOnlyList<double> demands)
    {
        var shares = new double[demands.Count];
        var floor = Least * limit / demands.Count;
        var left = limit;
        var takers = demands.Count;
        foreach (var (i, demand) in demands.Index().OrderBy(item => item.Item))
        {
            shares[i] = Math.Min(Math.Max(demand, floor), left / takers);
            left -= shares[i];
            takers--;
        }

        for (var i = 0; i < shares.Length; i++) shares[i] += left / shares.Length;
        return shares;
    }
}
