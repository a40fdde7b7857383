namespace OpenQoE.Shared.Slo;

/// <summary>How many bad events an objective allows, and what remains of them.</summary>
internal sealed class ErrorBudget(SloDefinition slo, SliCount count)
{
    /// <summary>Absorbs what binary fractions add to a whole number.</summary>
    private const double Rounding = 1e-6;

    /// <summary>After which 1 − 0.8 is 0.2.</summary>
    private const int Digits = 12;

    private readonly double _allowed = count.Valid * slo.ErrorBudget;

    public SliCount Count => count;

    /// <summary>Share of the budget that is spent, over 1 when overspent; null without events.</summary>
    public double? Spent => count.Valid > 0 ? count.Bad / _allowed : null;

    /// <summary>1 untouched, negative overspent; null without events.</summary>
    public double? Remaining => Spent is { } spent ? Math.Round(1 - spent, Digits) : null;

    /// <summary>How many more bad ones may happen.</summary>
    public long BadEventsLeft => Math.Max((long)Math.Floor(_allowed + Rounding) - count.Bad, 0);

    /// <summary>
    /// When nothing remains if it burns on as in the second tier's long window (6 h of 30 d): short enough to follow a change, long enough
    /// not to follow a hiccup. Null when it lasts until it is renewed, or for a whole period.
    /// </summary>
    public DateTimeOffset? ExhaustionAt(long minute, BurnRates rates)
    {
        if (Remaining is not { } remaining)
        {
            return null;
        }

        var now = DateTimeOffset.FromUnixTimeSeconds(minute * 60);
        if (remaining <= 0)
        {
            return now;
        }

        // At a burn of 1 or less a rolling window regains what it spends.
        if (rates.Over(rates.Tiers[1].LongMinutes).Rate is not { } rate || rate <= 1)
        {
            return null;
        }

        var minutes = remaining * slo.Window.PeriodMinutes / rate;
        var most = (slo.Window.RenewalAt(minute) ?? minute + slo.Window.PeriodMinutes) - minute;
        return minutes < most ? now.AddMinutes(Math.Ceiling(minutes)) : null;
    }
}
