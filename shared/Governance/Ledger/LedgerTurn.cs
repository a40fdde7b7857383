namespace OpenQoE.Shared.Governance.Ledger;

/// <summary>One instance's look at the ledger.</summary>
/// <param name="Slot">The instance's slot.</param>
/// <param name="Generation">In which it took the slot.</param>
/// <param name="LiveSlots">Slots that somebody holds, or that have series; shares of others are free again.</param>
/// <param name="Window">Number of the current window.</param>
/// <param name="HeaviestBefore">By label, the heaviest values of the window before over all instances; only asked for when a window begins.</param>
public sealed record LedgerTurn(
    int Slot, long Generation, IReadOnlySet<int> LiveSlots, long Window, IReadOnlyDictionary<string, IReadOnlyList<HeavyHitter>> HeaviestBefore);
