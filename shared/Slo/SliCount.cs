namespace OpenQoE.Shared.Slo;

/// <summary>How many events there were and how many of them were good: for <c>rebuffer_time</c> milliseconds of watching, else views, requests or events.</summary>
public readonly record struct SliCount(long Good, long Valid)
{
    public long Bad => Valid - Good;

    public bool IsZero => Good == 0 && Valid == 0;

    /// <summary>The share of bad ones, 0–1; null without events.</summary>
    public double? BadRatio => Valid > 0 ? (double)Bad / Valid : null;

    public static SliCount operator +(SliCount a, SliCount b) => new(a.Good + b.Good, a.Valid + b.Valid);

    public static SliCount operator -(SliCount a, SliCount b) => new(a.Good - b.Good, a.Valid - b.Valid);
}
