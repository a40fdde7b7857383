using OpenQoE.Shared.Governance.Ledger;

namespace OpenQoE.Shared.Governance;

/// <summary>
/// A budget of series that several instances share: each has no more than it reserved in the ledger. Room for the overflow series of
/// every instance, and of one that may join, is kept free, so that no count ever lacks a series.
/// </summary>
/// <param name="budget">Series of all instances together.</param>
/// <param name="overflow">Series that the overflow of one instance can take.</param>
public sealed class ReservedBudget(int budget, int overflow)
{
    private int _reserved = budget - overflow;
    private int _offered = int.MaxValue;

    /// <summary>Series of all instances together, at most.</summary>
    public int Budget => budget;

    /// <summary>Series that this instance has, those of its overflow not included.</summary>
    public int Used { get; private set; }

    public bool HasRoomFor(int series) => Used + series <= Math.Min(_reserved, _offered) - overflow;

    public void Take(int series) => Used += series;

    public void Release(int series) => Used -= series;

    /// <summary>Reserves a share; it holds as far as the one before does until <see cref="Finish"/> says that it was stored.</summary>
    public SeriesShare Prepare(IReadOnlyCollection<SeriesShare> others)
    {
        var used = Used + overflow;
        _offered = Allotment.Reserve(budget - overflow, used, others.Sum(o => o.Used), others.Sum(o => o.Reserved), others.Count + 1);
        return new(used, _offered);
    }

    /// <summary>The ledger was stored.</summary>
    public void Finish() => (_reserved, _offered) = (_offered, int.MaxValue);

    /// <summary>The ledger was not stored, or nobody knows.</summary>
    public void GiveUp() => (_reserved, _offered) = (Math.Min(_reserved, _offered), int.MaxValue);
}
