using System.Text.Json;

namespace OpenQoE.Shared.Slo;

/// <summary>Names of indicators as documents have them.</summary>
public static class SloNames
{
    private static readonly Dictionary<string, Indicator> ByName = Enum.GetValues<Indicator>().ToDictionary(Of);

    /// <summary>Such as <c>start_success</c>.</summary>
    public static string Of(Indicator indicator) => JsonNamingPolicy.SnakeCaseLower.ConvertName(indicator.ToString());

    public static Indicator? Find(string name) => ByName.TryGetValue(name, out var indicator) ? indicator : null;

    public static IEnumerable<string> All => ByName.Keys;
}
