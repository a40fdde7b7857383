using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo.Tiers;

/// <summary>Tells that so much of the error budget is spent.</summary>
/// <param name="Name">Such as <c>budget-80</c>.</param>
/// <param name="Consumed">Share of the budget, from which it fires.</param>
public sealed record BudgetTier(string Name, double Consumed)
{
    /// <summary>How far the spent share must fall below the limit again: else it would come and go with every few events.</summary>
    private const double Hysteresis = 0.05;

    public static readonly IReadOnlyList<BudgetTier> All = [new("budget-80", 0.8), new("budget-100", 1)];

    /// <summary>These are never urgent: what burns fast has paged.</summary>
    public const Severity Urgency = Severity.Warning;

    public double ResolvesUnder => Consumed - Hysteresis;
}
