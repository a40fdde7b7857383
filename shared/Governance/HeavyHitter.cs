namespace OpenQoE.Shared.Governance;

/// <summary>A value of a label and how often it was asked for.</summary>
/// <param name="Value">The value.</param>
/// <param name="Weight">How often; for values that were not admitted an upper bound.</param>
public readonly record struct HeavyHitter(string Value, long Weight)
{
    /// <summary>The heaviest of some, equal values of several instances added up; the heaviest first, then by value.</summary>
    public static IReadOnlyList<HeavyHitter> Heaviest(int count, IEnumerable<HeavyHitter> hitters) =>
    [
        .. hitters.GroupBy(h => h.Value, (value, same) => new HeavyHitter(value, same.Sum(h => h.Weight)))
            .OrderByDescending(h => h.Weight).ThenBy(h => h.Value, StringComparer.Ordinal).Take(count),
    ];
}
