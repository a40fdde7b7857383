using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo.Tiers;

/// <summary>One pair of windows and the burn rate that is too much in both.</summary>
/// <param name="Severity">Critical pages, warning is a ticket.</param>
/// <param name="LongMinutes">Shows that much of the budget is spent.</param>
/// <param name="ShortMinutes">Shows that it goes on.</param>
/// <param name="StatedFactor">Burn rate, before the cap.</param>
/// <param name="Factor">Burn rate that both windows must exceed.</param>
public sealed record BurnTier(Severity Severity, int LongMinutes, int ShortMinutes, double StatedFactor, double Factor)
{
    private const string Page = "page-";
    private const string Ticket = "ticket-";

    public string Name { get; } = $"{(Severity == Severity.Critical ? Page : Ticket)}{WindowName.Of(LongMinutes)}";

    /// <summary>The severity of a tier that is known by its name only. Budgets and anomalies never page.</summary>
    public static Severity SeverityOf(string tier) => tier.StartsWith(Page, StringComparison.Ordinal) ? Severity.Critical : Severity.Warning;

    /// <summary>True when the stated factor asks for more errors than there can be.</summary>
    public bool IsCapped => Factor < StatedFactor;
}
