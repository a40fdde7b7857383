using System.Globalization;

namespace OpenQoE.Shared.Slo.Tiers;

/// <summary>Finds tiers that could never fire.</summary>
public static class TierLimits
{
    /// <summary>One sentence for each tier that had to be capped.</summary>
    public static IEnumerable<string> Warnings(IEnumerable<BurnTier> tiers) => tiers.Where(t => t.IsCapped).Select(t => string.Create(
        CultureInfo.InvariantCulture,
        $"Tier {t.Name} asks for a burn rate over {t.StatedFactor:0.##}, which takes more errors than there are events at this objective: it fires above {BurnTiers.MaxErrorRatio:0%} errors (a burn rate of {t.Factor:0.##})."));
}
