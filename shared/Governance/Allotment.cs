namespace OpenQoE.Shared.Governance;

/// <summary>
/// Divides a budget between instances that cannot ask each other: each reserves a share in a common ledger before it uses it, so that all
/// together never exceed the budget, whatever the order in which they look. One share of what is free stays free for an instance that joins.
/// </summary>
public static class Allotment
{
    /// <summary>What an instance may use until it looks again, what it uses already included.</summary>
    /// <param name="budget">Of all.</param>
    /// <param name="used">By this instance.</param>
    /// <param name="usedByOthers">As they said last.</param>
    /// <param name="reservedByOthers">As the ledger has it; at least what they use.</param>
    /// <param name="instances">How many there are, this one included.</param>
    public static int Reserve(int budget, int used, int usedByOthers, int reservedByOthers, int instances)
    {
        var free = Math.Max(0, budget - used - usedByOthers);
        var fair = Math.Min(free, Math.Max(1, free / (instances + 1)));
        return Math.Max(used, Math.Min(used + fair, budget - reservedByOthers));
    }
}
