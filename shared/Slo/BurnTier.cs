using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo;

/// <summary>
/// A pair of windows in which the error budget is spent too fast: it fires when both burn faster than the factor, and ends when the short one no longer
/// does. https://sre.google/workbook/alerting-on-slos/
/// </summary>
/// <param name="Name">Such as <c>page-1h</c>.</param>
/// <param name="Severity">Critical for a page, warning for a ticket.</param>
/// <param name="LongMinutes">Shows that it matters.</param>
/// <param name="ShortMinutes">Shows that it still goes on.</param>
/// <param name="Factor">How many times faster than the objective allows.</param>
public sealed record BurnTier(string Name, Severity Severity, long LongMinutes, long ShortMinutes, double Factor)
{
    private static readonly (string Name, Severity Severity, double LongMinutes, double ShortMinutes, double Budget)[] OfThirtyDays =
    [
        ("page-1h", Severity.Critical, 60, 5, 0.02),
        ("page-6h", Severity.Critical, 360, 30, 0.05),
        ("ticket-1d", Severity.Warning, 1440, 120, 0.10),
        ("ticket-3d", Severity.Warning, 4320, 360, 0.10),
    ];

    /// <summary>The bad part from which on the tier fires.</summary>
    public double Threshold(double objective) => Factor * (1 - objective);

    /// <summary>
    /// The tiers of an objective. <c>factor = budget part × period / long window</c>. Of a period shorter than 30 days the windows are shorter in proportion where the
    /// factor would fall below 1, at which the budget lasts for the period; a factor at which even a total failure would not fire is capped there.
    /// </summary>
    public static IReadOnlyList<BurnTier> Of(SloDefinition slo)
    {
        var period = slo.Window.Period.TotalMinutes;
        var highest = 1 / (1 - slo.Objective);
        var tiers = new List<BurnTier>();
        foreach (var (name, severity, longWindow, shortWindow, budget) in OfThirtyDays)
        {
            if (severity == Severity.Critical ? !slo.Alerting.Page : !slo.Alerting.Ticket)
            {
                continue;
            }

            var scale = Math.Min(1, budget * period / longWindow);
            var (whole, part) = (Math.Max(1, Math.Floor(longWindow * scale)), Math.Max(1, Math.Floor(shortWindow * scale)));
            tiers.Add(new BurnTier(name, severity, (long)whole, (long)part, Math.Min(budget * period / whole, highest)));
        }

        return tiers;
    }

    /// <summary>Of those, the ones that would need more than a total failure to fire, had they not been capped.</summary>
    public static IEnumerable<string> CappedOf(SloDefinition slo) =>
        Of(slo with { Objective = 0.999999 }).Where(tier => tier.Threshold(slo.Objective) > 1).Select(tier => tier.Name);
}
