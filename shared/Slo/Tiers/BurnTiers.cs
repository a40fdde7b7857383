using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo.Tiers;

/// <summary>
/// Google's multi-window, multi-burn-rate tiers (https://sre.google/workbook/alerting-on-slos/), scaled to the objective's window. From 28
/// days on the windows are the book's, and the factor is budget fraction × period / long window. Shorter periods shrink the windows with
/// them, so that factors stay; what cannot shrink further keeps its factor too, and so stands for more of the budget.
/// </summary>
public static class BurnTiers
{
    /// <summary>
    /// The largest share of errors that a tier may ask for. Under 1, so that a single good event in an outage holds no page back.
    /// </summary>
    public const double MaxErrorRatio = 0.99;

    private const int BookPeriodMinutes = 30 * 1440;
    private const int LeastPeriodForBookWindows = 28 * 1440;
    private const int LeastLongMinutes = 5;
    private const int LeastShortMinutes = 1;

    private static readonly (Severity Severity, int Long, int Short, double BudgetFraction)[] Book =
    [
        (Severity.Critical, 60, 5, 0.02),
        (Severity.Critical, 360, 30, 0.05),
        (Severity.Warning, 1440, 120, 0.10),
        (Severity.Warning, 4320, 360, 0.10),
    ];

    /// <summary>All four, the fastest first, whether the definition wants them or not.</summary>
    public static IReadOnlyList<BurnTier> Of(SloWindow window, double errorBudget) => [.. Book.Select(tier =>
    {
        var period = window.PeriodMinutes;
        if (period >= LeastPeriodForBookWindows)
        {
            return Capped(tier.Severity, tier.Long, tier.Short, tier.BudgetFraction * period / tier.Long, errorBudget);
        }

        var scale = (double)period / BookPeriodMinutes;
        var longMinutes = Math.Max((int)Math.Round(tier.Long * scale), LeastLongMinutes);
        var shortMinutes = Math.Max((int)Math.Round(tier.Short * scale), LeastShortMinutes);
        return Capped(tier.Severity, longMinutes, shortMinutes, tier.BudgetFraction * BookPeriodMinutes / tier.Long, errorBudget);
    })];

    private static BurnTier Capped(Severity severity, int longMinutes, int shortMinutes, double factor, double errorBudget)
    {
        var exact = Math.Round(factor, 9);
        return new(severity, longMinutes, shortMinutes, exact, Math.Min(exact, MaxErrorRatio / errorBudget));
    }
}
