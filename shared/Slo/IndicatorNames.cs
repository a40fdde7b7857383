using System.Collections.Frozen;
using System.Text.Json;

namespace OpenQoE.Shared.Slo;

/// <summary>Indicators as documents write them.</summary>
public static class IndicatorNames
{
    private static readonly FrozenDictionary<Indicator, string> Names =
        Enum.GetValues<Indicator>().ToFrozenDictionary(i => i, i => JsonNamingPolicy.SnakeCaseLower.ConvertName(i.ToString()));

    private static readonly FrozenDictionary<string, Indicator> Indicators = Names.ToFrozenDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    /// <summary>Every name, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Indicator>().Select(i => Names[i])];

    public static string ToName(this Indicator indicator) => Names[indicator];

    /// <summary>True for those that Aggregate counts from players' events; the others are counted by the service itself.</summary>
    public static bool IsCountedFromEvents(this Indicator indicator) => indicator is not (Indicator.IngestAvailability or Indicator.IngestFreshness);

    /// <returns>Null for a name that means nothing.</returns>
    public static Indicator? Parse(string name) => Indicators.TryGetValue(name, out var indicator) ? indicator : null;
}
