using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;

namespace OpenQoE.Tests.Shared.Governance.Ledger;

public class LabelLedgerTests
{
    private static readonly HeavyHitter[] Heaviest = [new("heavy", 9), new(LabelPolicy.Overflow, 8), new("less", 3), new("least", 1)];

    [Fact]
    public void A_value_that_was_not_seen_for_a_whole_window_makes_room()
    {
        var ledger = new LabelLedger { Window = 4, Values = { ["now"] = 4, ["before"] = 3 } };
        ledger.Turn(5, LabelPolicy.Allow(10), Heaviest);
        Assert.Equal(["now"], ledger.Values.Keys);
    }

    [Fact]
    public void The_heaviest_values_of_a_window_are_those_of_the_next()
    {
        var ledger = new LabelLedger { Window = 4, Values = { ["light"] = 4, ["heavy"] = 4 } };
        ledger.Turn(5, LabelPolicy.Top(2), Heaviest);
        Assert.Equal(["heavy", "less"], ledger.Values.Keys);
    }

    [Fact]
    public void A_window_begins_once()
    {
        var ledger = new LabelLedger { Window = 5, Values = { ["kept"] = 5 } };
        ledger.Turn(5, LabelPolicy.Top(2), Heaviest);
        Assert.Equal(["kept"], ledger.Values.Keys);
    }

    [Fact]
    public void When_nobody_saw_anything_what_was_admitted_stays_for_another_window()
    {
        var ledger = new LabelLedger { Window = 4, Values = { ["a"] = 4 } };
        ledger.Turn(5, LabelPolicy.Top(2), []);
        Assert.Equal(["a"], ledger.Values.Keys);
    }

    [Fact]
    public void A_lower_limit_keeps_what_was_seen_last()
    {
        var ledger = new LabelLedger { Window = 5, Values = { ["b"] = 4, ["c"] = 5, ["a"] = 4 } };
        ledger.Turn(5, LabelPolicy.Allow(2), []);
        Assert.Equal(["a", "c"], ledger.Values.Keys.Order());
    }
}
