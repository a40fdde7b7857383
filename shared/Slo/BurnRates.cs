using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Shared.Slo;

/// <summary>How fast the budget of an objective burns, by window.</summary>
internal sealed class BurnRates
{
    private readonly Dictionary<int, BurnWindow> _byMinutes = [];

    public BurnRates(SloDefinition slo, long minute, CountHistory history)
    {
        Tiers = BurnTiers.Of(slo.Window, slo.ErrorBudget);
        foreach (var minutes in Tiers.SelectMany(t => new[] { t.ShortMinutes, t.LongMinutes }).Distinct().Order())
        {
            var count = history.Between(minute - minutes, minute);
            _byMinutes[minutes] = new(WindowName.Of(minutes), count, count.BadRatio / slo.ErrorBudget);
        }
    }

    public IReadOnlyList<BurnTier> Tiers { get; }

    /// <summary>The shortest first.</summary>
    public IReadOnlyList<BurnWindow> All => [.. _byMinutes.Values];

    public IEnumerable<string> Warnings => TierLimits.Warnings(Tiers);

    public BurnWindow Over(int minutes) => _byMinutes[minutes];
}
