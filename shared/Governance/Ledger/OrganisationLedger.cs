namespace OpenQoE.Shared.Governance.Ledger;

/// <summary>
/// What the instances that count an organisation's events have agreed on. It is stored as a whole, on the condition that nobody has
/// changed it in between.
/// </summary>
public sealed class OrganisationLedger
{
    public Dictionary<string, LabelLedger> Labels { get; init; } = [];

    /// <summary>By slot.</summary>
    public Dictionary<int, SlotShare> Slots { get; init; } = [];
}
