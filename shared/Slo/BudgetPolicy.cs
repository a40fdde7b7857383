namespace OpenQoE.Shared.Slo;

/// <summary>What the rest of an error budget means. Above <see cref="Yellow"/> all is normal; at 0 and below only emergencies are released.</summary>
/// <param name="Yellow">Remaining part from which on there are to be fewer releases.</param>
/// <param name="Red">Remaining part from which on nothing but fixes is to be released.</param>
public sealed record BudgetPolicy(double Yellow = 0.5, double Red = 0.2)
{
    public BudgetState StateOf(double? remaining) => remaining switch
    {
        null => BudgetState.NoData,
        <= 0 => BudgetState.Exhausted,
        { } rest when rest < Red => BudgetState.Red,
        { } rest when rest <= Yellow => BudgetState.Yellow,
        _ => BudgetState.Green,
    };
}

/// <summary>How an error budget stands.</summary>
public enum BudgetState { NoData, Green, Yellow, Red, Exhausted }
