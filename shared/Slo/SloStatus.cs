namespace OpenQoE.Shared.Slo;

/// <summary>An objective at one minute.</summary>
public sealed record SloStatus
{
    /// <summary>Unix minute: what was counted before it is judged.</summary>
    public required long Minute { get; init; }

    /// <summary>What was counted within the objective's window.</summary>
    public required SliCount Count { get; init; }

    /// <summary>The share of good ones, 0–1; null: there were none to judge by.</summary>
    public required double? Sli { get; init; }

    public required double Objective { get; init; }

    /// <summary>1 untouched, negative overspent; null without events.</summary>
    public required double? BudgetRemaining { get; init; }

    /// <summary>How many more bad ones the events so far allow, in the indicator's unit; 0 when overspent.</summary>
    public required long BadEventsLeft { get; init; }

    /// <summary>The shortest window first.</summary>
    public required IReadOnlyList<BurnWindow> Burn { get; init; }

    public required PolicyState PolicyState { get; init; }

    /// <summary>When the budget ends if it burns on as in the last hours; null: not before it returns.</summary>
    public required DateTimeOffset? ProjectedExhaustion { get; init; }

    /// <summary>By tier: what the next evaluation is to be given.</summary>
    public required IReadOnlyDictionary<string, AlertState> States { get; init; }

    public required IReadOnlyList<SloTransition> Transitions { get; init; }

    /// <summary>What makes these figures doubtful, for people.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
