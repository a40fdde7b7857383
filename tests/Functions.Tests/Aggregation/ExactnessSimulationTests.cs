using OpenQoE.Tests.Functions.Aggregation.Simulation;

namespace OpenQoE.Tests.Functions.Aggregation;

/// <summary>
/// Random interleavings of kills, freezes, lost answers and copies, run against the real aggregation classes. A failing seed is
/// named in the failure; <c>OPENQOE_SEED=n</c> replays it alone, <c>OPENQOE_SEEDS=n</c> sets how many are tried.
/// </summary>
public sealed class ExactnessSimulationTests
{
    public static TheoryData<string> Variants => [.. Scenario.All.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_message_is_counted_once_whatever_happens(string variant)
    {
        var wrong = Seeds().AsParallel().Select(seed => Scenario.All[variant].Run(seed)).Where(o => !o.IsExact).Take(3).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Without_conditional_writes_the_simulation_finds_wrong_counts()
    {
        var broken = Scenario.All["killed and frozen"] with { Conditional = false };
        Assert.Contains(Enumerable.Range(0, 200), seed => !broken.Run(seed).IsExact);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_seed_replays_exactly(string variant) =>
        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(Scenario.All[variant].Run(seed), Scenario.All[variant].Run(seed)));

    private static IEnumerable<int> Seeds()
    {
        var single = Environment.GetEnvironmentVariable("OPENQOE_SEED");
        var count = Environment.GetEnvironmentVariable("OPENQOE_SEEDS");
        return single is null ? Enumerable.Range(0, count is null ? 1000 : int.Parse(count)) : [int.Parse(single)];
    }
}
