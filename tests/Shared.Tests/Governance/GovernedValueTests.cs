using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;

namespace OpenQoE.Tests.Shared.Governance;

public class GovernedValueTests
{
    private readonly LabelAdmissions _label = new(LabelPolicy.Allow(1), GovernanceMode.Enforce);

    [Fact]
    public void Asking_again_adds_to_the_weight_as_governing_does()
    {
        var value = Ask("a", window: 1);
        Assert.True(value.Ask(1));
        _label.Govern("a", 1);

        Assert.Equal([new HeavyHitter("a", 3)], _label.Demand.Heaviest());
    }

    [Fact]
    public void In_the_next_window_it_is_seen_anew()
    {
        var value = Ask("a", window: 1);

        Assert.True(value.Ask(2));
        Assert.Equal((2, 1), (_label.Demand.Window, _label.Demand.Distinct.Estimate()));
        Assert.Equal([new HeavyHitter("a", 1)], _label.Demand.HeaviestBefore);
    }

    [Fact]
    public void Each_refusal_counts_until_there_is_room()
    {
        Ask("a", window: 1);
        var other = Ask("b", window: 1);
        Assert.True(other.Ask(1));
        Assert.Equal((LabelPolicy.Overflow, 2), (other.Text, _label.Demand.RefusedCount));

        // The first value is long out of use.
        _label.Prepare(new LabelLedger { Window = 10 }, reservedByOthers: 0, instances: 1);
        _label.Finish(new LabelLedger());
        Assert.False(other.Ask(1));
        Assert.Equal(("b", 2), (other.Text, _label.Demand.RefusedCount));
    }

    [Fact]
    public void What_the_ledger_dropped_passes_no_longer()
    {
        var value = Ask("a", window: 1);
        _label.Prepare(new LabelLedger(), reservedByOthers: 0, instances: 1);
        _label.Finish(new LabelLedger { Values = { ["b"] = 1 } });

        Assert.False(value.Ask(1));
        Assert.Equal(LabelPolicy.Overflow, value.Text);
    }

    private GovernedValue Ask(string text, long window)
    {
        var value = new GovernedValue(text, _label);
        Assert.False(value.Ask(window));
        return value;
    }
}
