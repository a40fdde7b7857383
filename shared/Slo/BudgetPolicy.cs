namespace OpenQoE.Shared.Slo;

/// <summary>What the rest of the error budget allows. Both limits are shares of the budget, 0–1.</summary>
public sealed record BudgetPolicy
{
    /// <summary>Fewer releases from here down. Default 0.5.</summary>
    public double Yellow { get; init; } = 0.5;

    /// <summary>Only fixes under this. Default 0.2.</summary>
    public double Red { get; init; } = 0.2;

    /// <param name="remaining">What remains of the budget: 1 untouched, negative overspent; null without events.</param>
    public PolicyState StateAt(double? remaining) => remaining switch
    {
        null => PolicyState.NoData,
        <= 0 => PolicyState.Exhausted,
        { } rest when rest < Red => PolicyState.Red,
        { } rest when rest <= Yellow => PolicyState.Yellow,
        _ => PolicyState.Green,
    };
}
