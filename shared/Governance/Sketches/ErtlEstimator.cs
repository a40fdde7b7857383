namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>
/// The improved raw estimator of Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", 2017 (arXiv:1702.01284),
/// algorithm 6: nearly unbiased over the whole range without tables or a switch between methods.
/// </summary>
internal static class ErtlEstimator
{
    private static readonly double AlphaInfinity = 0.5 / Math.Log(2);

    /// <param name="registersByValue">How many registers hold 0, 1, … and the highest value there is.</param>
    /// <returns>The number of distinct values.</returns>
    public static double Estimate(ReadOnlySpan<int> registersByValue)
    {
        var registers = 0.0;
        foreach (var count in registersByValue)
        {
            registers += count;
        }

        var z = registers * Tau(1 - registersByValue[^1] / registers);
        for (var value = registersByValue.Length - 2; value >= 1; value--)
        {
            z = 0.5 * (z + registersByValue[value]);
        }

        z += registers * Sigma(registersByValue[0] / registers);
        return AlphaInfinity * registers * registers / z;
    }

    // Corrects for registers that are still zero.
    private static double Sigma(double x)
    {
        if (x == 1) return double.PositiveInfinity;
        var (y, z, previous) = (1.0, x, double.NaN);
        while (z != previous)
        {
            (x, previous) = (x * x, z);
            z += x * y;
            y += y;
        }

        return z;
    }

    // Corrects for registers that cannot rise any further.
    private static double Tau(double x)
    {
        if (x is 0 or 1) return 0;
        var (y, z, previous) = (1.0, 1 - x, double.NaN);
        while (z != previous)
        {
            (x, y, previous) = (Math.Sqrt(x), 0.5 * y, z);
            z -= (1 - x) * (1 - x) * y;
        }

        return z / 3;
    }
}
