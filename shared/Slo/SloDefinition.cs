using System.Globalization;
using OpenQoE.Shared.Governance.Sketches;
using OpenQoE.Shared.Slo.Filters;

namespace OpenQoE.Shared.Slo;

/// <summary>An objective of one organisation. What may be in it: docs/slos.md.</summary>
public sealed record SloDefinition
{
    private readonly Lazy<string> _seriesKey;

    public SloDefinition() => _seriesKey = new(CountedAs);

    private SloDefinition(SloDefinition other)
    {
        (Id, Name, Description, Indicator, Thresholds, Filter) = (other.Id, other.Name, other.Description, other.Indicator, other.Thresholds, other.Filter);
        (Objective, Window, Alerting, BudgetPolicy) = (other.Objective, other.Window, other.Alerting, other.BudgetPolicy);
        (RunbookUrl, Enabled) = (other.RunbookUrl, other.Enabled);
        _seriesKey = new(CountedAs);
    }

    /// <summary>Unique in its organisation: small letters, digits and hyphens, at most 63.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required Indicator Indicator { get; init; }

    public SloThresholds Thresholds { get; init; } = new();

    /// <summary>Which events count: those of all viewers unless it says otherwise.</summary>
    public SloFilter Filter { get; init; } = SloFilter.All;

    /// <summary>The share of events that is to be good, between 0 and 1: 0.995.</summary>
    public required double Objective { get; init; }

    public SloWindow Window { get; init; } = SloWindow.Month;

    public SloAlerting Alerting { get; init; } = new();

    public BudgetPolicy BudgetPolicy { get; init; } = new();

    /// <summary>Replaces the runbook of the indicator.</summary>
    public string? RunbookUrl { get; init; }

    /// <summary>False: neither counted nor evaluated.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Milliseconds up to which a start is good.</summary>
    public double StartupTimeMs => Thresholds.StartupTimeMs ?? SloThresholds.DefaultStartupTimeMs;

    /// <summary>Stalls over watch time from which a view is no longer smooth.</summary>
    public double RebufferRatio => Thresholds.RebufferRatio ?? SloThresholds.DefaultRebufferRatio;

    /// <summary>Milliseconds from receipt within which an event is to be published.</summary>
    public double FreshnessMs => Thresholds.FreshnessMs ?? SloThresholds.DefaultFreshnessMs;

    /// <summary>The share of events that may be bad: 0.005. In decimal, where 1 − 0.995 is just that.</summary>
    public double ErrorBudget => (double)(1m - (decimal)Objective);

    /// <summary>
    /// Names what is counted: definitions of one key count the same, so objective, window and alerting may change without losing what was
    /// counted. Such as <c>start-success@1a2b3c4d</c>.
    /// </summary>
    public string SeriesKey => _seriesKey.Value;

    public bool Equals(SloDefinition? other) =>
        other is not null
        && (Id, Name, Description, Indicator, Objective, RunbookUrl, Enabled)
            == (other.Id, other.Name, other.Description, other.Indicator, other.Objective, other.RunbookUrl, other.Enabled)
        && (Thresholds, Filter, Window, Alerting, BudgetPolicy) == (other.Thresholds, other.Filter, other.Window, other.Alerting, other.BudgetPolicy);

    public override int GetHashCode() => HashCode.Combine(Id, Indicator, Objective);

    private string CountedAs()
    {
        string[] parts =
        [
            Indicator.ToName(),
            SloThresholds.HasStartupTime(Indicator) ? Text(StartupTimeMs) : "",
            SloThresholds.HasRebufferRatio(Indicator) ? Text(RebufferRatio) : "",
            SloThresholds.HasFreshness(Indicator) ? Text(FreshnessMs) : "",
            Filter.Text,
        ];
        return $"{Id}@{(uint)StableHash.Of(string.Join('\0', parts)):x8}";
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
