using System.Globalization;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Slo;

/// <summary>A service-level objective: which part of what counts has to be good, over which time.</summary>
/// <param name="Id">Unique in its organisation: lower-case letters, digits and hyphens, at most 63.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="Objective">The part that has to be good: between 0 and 1, both excluded.</param>
public sealed record SloDefinition(string Id, Indicator Indicator, double Objective)
{
    /// <summary>For people.</summary>
    public string Name { get; init; } = Id;

    public string Description { get; init; } = "";

    public SloThresholds Thresholds { get; init; } = new();

    /// <summary>Conditions that an event has to meet, all of them.</summary>
    public IReadOnlyList<SloFilter> Filter { get; init; } = [];

    public SloWindow Window { get; init; } = SloWindow.Standard;

    public SloAlerting Alerting { get; init; } = new();

    public BudgetPolicy BudgetPolicy { get; init; } = new();

    /// <summary>What to do when it is missed; null for the page of the documentation.</summary>
    public string? RunbookUrl { get; init; }

    /// <summary>False: neither counted nor evaluated.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Names what is counted: definitions that count the same have the same key, so that objective, window and alerting may change without losing
    /// what was counted; a change of what counts begins anew. Such as <c>start-success@1a2b3c4d5e6f7081</c>.
    /// </summary>
    public string SeriesKey => $"{Id}@{StableHash.Of(Counted).ToString("x16", CultureInfo.InvariantCulture)}";

    private string Counted => string.Create(
        CultureInfo.InvariantCulture, $"{Indicator} {Thresholds.StartupMs} {Thresholds.RebufferRatio} {string.Join(',', Filter)}");
}
