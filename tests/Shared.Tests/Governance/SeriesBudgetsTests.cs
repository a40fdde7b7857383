using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;

namespace OpenQoE.Tests.Shared.Governance;

public class SeriesBudgetsTests
{
    private static readonly Dictionary<string, int> Overflow = new() { ["a"] = 5, ["b"] = 5 };

    [Fact]
    public void A_metric_has_no_more_than_its_budget_less_room_for_the_overflow_of_two()
    {
        var budgets = Budgets(perMetric: 30, perOrganisation: 1000);
        Assert.Equal(20, Enumerable.Range(0, 100).Count(_ => budgets.TryTake("a", 1)));
        Assert.Equal((80, 0), (budgets.RefusedByMetric, budgets.RefusedByOrganisation));
        Assert.True(budgets.IsStarved);
    }

    [Fact]
    public void All_metrics_together_have_no_more_than_the_organisations_budget()
    {
        var budgets = Budgets(perMetric: 1000, perOrganisation: 60);
        Assert.Equal(40, Enumerable.Range(0, 100).Count(i => budgets.TryTake(i % 2 == 0 ? "a" : "b", 1)));
        Assert.Equal((0, 60), (budgets.RefusedByMetric, budgets.RefusedByOrganisation));
    }

    [Fact]
    public void What_has_left_makes_room()
    {
        var budgets = Budgets(perMetric: 30, perOrganisation: 1000);
        Assert.True(budgets.TryTake("a", 20));
        Assert.False(budgets.TryTake("a", 1));
        budgets.Release("a", 20);
        Assert.True(budgets.TryTake("a", 20));
    }

    [Fact]
    public void Observing_keeps_the_organisations_budget_only()
    {
        var budgets = Budgets(perMetric: 30, perOrganisation: 120, GovernanceMode.Observe);
        Assert.Equal(100, Enumerable.Range(0, 200).Count(_ => budgets.TryTake("a", 1)));
        Assert.Equal(180, budgets.RefusedByMetric);
    }

    [Fact]
    public void One_that_joins_has_room_for_its_overflow_even_when_all_is_taken()
    {
        var (first, second) = (new ReservedBudget(100, overflow: 5), new ReservedBudget(100, overflow: 5));
        var shares = new SeriesShare[2];
        for (var look = 0; look < 20; look++)
        {
            shares[0] = first.Prepare([]);
            first.Finish();
            while (first.HasRoomFor(1)) first.Take(1);
        }

        shares[0] = first.Prepare([]);
        shares[1] = second.Prepare([shares[0]]);
        second.Finish();
        Assert.InRange(shares.Sum(share => share.Reserved), 95, 100);
        Assert.False(second.HasRoomFor(1));
    }

    private static SeriesBudgets Budgets(int perMetric, int perOrganisation, GovernanceMode mode = GovernanceMode.Enforce) => new(
        new GovernancePolicy(new Dictionary<string, LabelPolicy>(), LabelPolicy.Allow(1), perMetric, perOrganisation, mode), Overflow);
}
