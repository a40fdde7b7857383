namespace OpenQoE.Shared.Slo.Anomalies;

/// <summary>What is usual: the median of windows gone by, and how far they lie from it.</summary>
internal sealed class AnomalyBaseline
{
    /// <summary>Fewer windows say nothing.</summary>
    public const int LeastWindows = 24;

    /// <summary>Makes the median deviation of a normal distribution its standard deviation.</summary>
    private const double MadToDeviation = 1.4826;

    private readonly double _deviation;
    private readonly double _pooled;

    private AnomalyBaseline(IReadOnlyCollection<SliCount> windows)
    {
        var ratios = windows.Select(w => w.BadRatio!.Value).ToArray();
        Usual = Median(ratios);
        _deviation = MadToDeviation * Median([.. ratios.Select(r => Math.Abs(r - Usual))]);

        // One more good and one more bad: where nothing ever failed, a first failure is rare, not impossible.
        _pooled = (windows.Sum(w => (double)w.Bad) + 1) / (windows.Sum(w => (double)w.Valid) + 2);
    }

    /// <summary>The usual share of bad events.</summary>
    public double Usual { get; }

    /// <returns>Null when there are too few.</returns>
    public static AnomalyBaseline? Of(IReadOnlyCollection<SliCount> windows) => windows.Count < LeastWindows ? null : new(windows);

    /// <summary>By how many deviations a share of bad events differs. At least as much as chance alone makes so many events differ counts as one.</summary>
    public double Score(double badRatio, double events) => (badRatio - Usual) / Math.Max(_deviation, Math.Sqrt(_pooled * (1 - _pooled) / events));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
