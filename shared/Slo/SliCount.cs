namespace OpenQoE.Shared.Slo;

/// <summary>Good and valid events: their ratio is the SLI. Of indicator <see cref="Indicator.RebufferTime"/> they are milliseconds of watching.</summary>
/// <param name="Good">Of the valid ones.</param>
/// <param name="Valid">All that count.</param>
public readonly record struct SliCount(long Good, long Valid)
{
    public long Bad => Valid - Good;

    /// <summary>Good per valid; null without events.</summary>
    public double? Ratio => Valid > 0 ? (double)Good / Valid : null;

    public static SliCount operator +(SliCount a, SliCount b) => new(a.Good + b.Good, a.Valid + b.Valid);

    public static SliCount operator -(SliCount a, SliCount b) => new(a.Good - b.Good, a.Valid - b.Valid);
}
