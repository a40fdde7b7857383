using OpenQoE.Shared.Governance.Ledger;

namespace OpenQoE.Shared.Governance;

/// <summary>The budgets of one organisation: of each metric, and of all together.</summary>
public sealed class SeriesBudgets
{
    private readonly Dictionary<string, ReservedBudget> _metrics;
    private readonly GovernanceMode _mode;

    /// <param name="policy">Of the organisation.</param>
    /// <param name="overflow">By metric, how many series its overflow can take in one slot.</param>
    public SeriesBudgets(GovernancePolicy policy, IReadOnlyDictionary<string, int> overflow)
    {
        _mode = policy.Mode;
        Organisation = new(policy.SeriesPerOrganisation, overflow.Values.Sum());
        _metrics = overflow.ToDictionary(m => m.Key, m => new ReservedBudget(policy.SeriesPerMetric, m.Value));
    }

    /// <summary>That of all metrics together.</summary>
    public ReservedBudget Organisation { get; }

    /// <summary>Those of each metric.</summary>
    public IReadOnlyDictionary<string, ReservedBudget> Metrics => _metrics;

    /// <summary>Series of the overflow, which take nothing from the budgets: they have room of their own.</summary>
    public int Overflow { get; private set; }

    /// <summary>Measurements that went to the overflow because their metric's budget was used up, or (observing) would have.</summary>
    public long RefusedByMetric { get; private set; }

    /// <summary>The same for the budget of the organisation.</summary>
    public long RefusedByOrganisation { get; private set; }

    /// <summary>Series were refused since the ledger was looked at.</summary>
    public bool IsStarved { get; private set; }

    /// <summary>Takes a new label set of a metric, if there is room for its series.</summary>
    public bool TryTake(string metric, int series) => TryTake(_metrics[metric], series);

    /// <summary>The same, for one of <see cref="Metrics"/>.</summary>
    internal bool TryTake(ReservedBudget metric, int series)
    {
        var fits = metric.HasRoomFor(series);
        RefusedByMetric += fits ? 0 : 1;
        var taken = Organisation.HasRoomFor(series) && (fits || _mode == GovernanceMode.Observe);
        RefusedByOrganisation += taken || !fits ? 0 : 1;
        IsStarved |= !taken;
        if (taken)
        {
            Take(metric, series);
        }

        return taken;
    }

    /// <summary>Takes series that exist already.</summary>
    public void Take(string metric, int series) => Take(_metrics[metric], series);

    /// <summary>Series of the overflow have come, or (negative) left.</summary>
    public void CountOverflow(int series) => Overflow += series;

    /// <summary>A label set has left.</summary>
    public void Release(string metric, int series)
    {
        _metrics[metric].Release(series);
        Organisation.Release(series);
    }

    /// <summary>Reserves shares, beside what others have; see <see cref="ReservedBudget.Prepare"/>.</summary>
    public void Prepare(SlotShare mine, IReadOnlyCollection<SlotShare> others)
    {
        IsStarved = false;
        mine.Series = Organisation.Prepare([.. others.Select(o => o.Series)]);
        foreach (var (metric, budget) in _metrics)
        {
            mine.Metrics[metric] = budget.Prepare([.. others.Select(o => o.Metrics.GetValueOrDefault(metric))]);
        }
    }

    /// <summary>The ledger was stored.</summary>
    public void Finish() => ForEach(budget => budget.Finish());

    /// <summary>The ledger was not stored, or nobody knows.</summary>
    public void GiveUp()
    {
        IsStarved = true;
        ForEach(budget => budget.GiveUp());
    }

    private void Take(ReservedBudget metric, int series)
    {
        metric.Take(series);
        Organisation.Take(series);
    }

    private void ForEach(Action<ReservedBudget> action)
    {
        action(Organisation);
        foreach (var budget in _metrics.Values)
        {
            action(budget);
        }
    }
}
