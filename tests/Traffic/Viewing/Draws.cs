namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>The distributions that audiences follow.</summary>
public static class Draws
{
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Half of the draws are below the median; sigma 0.5 is narrow, 1 has a long tail.</summary>
    public static double LogNormal(this Random random, double median, double sigma)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return median * Math.Exp(sigma * normal);
    }

    /// <summary>The wait for something that happens by itself, at any moment as likely as at any other.</summary>
    public static TimeSpan WaitFor(this Random random, TimeSpan mean) => -Math.Log(1 - random.NextDouble()) * mean;

    /// <summary>One of the items, each as often as its weight says.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = random.NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0)
                return item;
        }
        return items[^1];
    }

    public static string Hex(this Random random, int bytes)
    {
        var buffer = new byte[bytes];
        random.NextBytes(buffer);
        return Convert.ToHexStringLower(buffer);
    }
}
