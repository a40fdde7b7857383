using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;

namespace OpenQoE.Tests.Shared.Governance;

public class LabelAdmissionsTests
{
    private const string Other = LabelPolicy.Overflow;

    [Fact]
    public void The_first_values_are_admitted_up_to_the_limit_and_the_rest_is_other()
    {
        var label = new LabelAdmissions(LabelPolicy.Allow(2), GovernanceMode.Enforce);
        Assert.Equal(["a", "b", "a", Other, "b"], Govern(label, "a", "b", "a", "c", "b"));
        Assert.Equal(1, label.Demand.RefusedCount);
        Assert.Equal(3, label.Demand.Distinct.Estimate());
    }

    [Fact]
    public void The_overflows_own_name_takes_no_place()
    {
        var label = new LabelAdmissions(LabelPolicy.Allow(1), GovernanceMode.Enforce);
        label.Restore(Other, 1);
        Assert.Equal([Other, "a"], Govern(label, Other, "a"));
    }

    [Fact]
    public void Observing_lets_pass_and_counts_what_would_be_refused()
    {
        var label = new LabelAdmissions(LabelPolicy.Allow(1), GovernanceMode.Observe);
        Assert.Equal(["a", "b", "c"], Govern(label, "a", "b", "c"));
        Assert.Equal(2, label.Demand.RefusedCount);
        Assert.Equal(["a"], label.Values);
    }

    [Fact]
    public void What_another_instance_admitted_passes_after_the_next_look()
    {
        var (first, second, ledger) = (Allow(10), Allow(10), new LabelLedger { Window = 1 });
        Govern(first, "a");
        Agree(first, ledger, reservedByOthers: 0);
        Agree(second, ledger, reservedByOthers: 0);
        Assert.Contains("a", second.Values);
    }

    [Fact]
    public void Beyond_its_grant_an_instance_admits_nothing_until_it_looks_again()
    {
        var (label, ledger) = (Allow(10), new LabelLedger { Window = 1 });
        Agree(label, ledger, reservedByOthers: 8);
        Assert.Equal(["a", "b", Other], Govern(label, "a", "b", "c"));
        Assert.True(label.IsStarved);

        Agree(label, ledger, reservedByOthers: 0);
        Assert.Equal(["a", "b", "c"], Govern(label, "a", "b", "c"));
        Assert.False(label.IsStarved);
    }

    [Fact]
    public void While_it_is_open_whether_the_ledger_was_stored_only_what_both_allow_is_admitted()
    {
        var (label, ledger) = (Allow(100), new LabelLedger { Window = 1 });
        Agree(label, ledger, reservedByOthers: 0);
        label.Prepare(ledger, reservedByOthers: 98, instances: 2);
        Assert.Equal(["a", "b", Other], Govern(label, "a", "b", "c"));
        label.GiveUp();
        Assert.Equal(["a", "b", Other], Govern(label, "a", "b", "c"));
    }

    [Fact]
    public void What_found_no_place_in_the_ledger_is_no_longer_admitted()
    {
        var (label, ledger) = (Allow(2), new LabelLedger { Window = 1, Values = { ["x"] = 1, ["y"] = 1 } });
        label.Restore("a", 1);
        Agree(label, ledger, reservedByOthers: 0);
        Assert.Equal([Other, "x", "y"], Govern(label, "a", "x", "y"));
    }

    [Fact]
    public void A_restored_value_that_was_not_seen_for_long_is_not_offered_to_the_ledger()
    {
        var (label, ledger) = (Allow(5), new LabelLedger { Window = 9 });
        label.Restore("old", 3);
        label.Restore("new", 8);
        Agree(label, ledger, reservedByOthers: 0);
        Assert.Equal(["new"], label.Values);
    }

    private static LabelAdmissions Allow(int limit) => new(LabelPolicy.Allow(limit), GovernanceMode.Enforce);

    private static List<string> Govern(LabelAdmissions label, params string[] values) => [.. values.Select(value => label.Govern(value, window: 1))];

    private static void Agree(LabelAdmissions label, LabelLedger ledger, int reservedByOthers)
    {
        label.Prepare(ledger, reservedByOthers, instances: 1);
        label.Finish(ledger);
    }
}
