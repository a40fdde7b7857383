namespace OpenQoE.Shared.Governance.Ledger;

/// <summary>What one slot has reserved of an organisation's limits and budgets.</summary>
public sealed class SlotShare
{
    /// <summary>Generation of the slot in which its owner took it: an owner that was taken for dead has a lower one.</summary>
    public long Generation { get; init; }

    /// <summary>By label, how many new values it may admit.</summary>
    public Dictionary<string, int> Grants { get; init; } = [];

    /// <summary>Of the organisation's budget of series.</summary>
    public SeriesShare Series { get; set; }

    /// <summary>Of the metrics' budgets, by metric.</summary>
    public Dictionary<string, SeriesShare> Metrics { get; init; } = [];
}
