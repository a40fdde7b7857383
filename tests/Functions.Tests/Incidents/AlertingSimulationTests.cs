using OpenQoE.Tests.Functions.Incidents.Simulation;

namespace OpenQoE.Tests.Functions.Incidents;

/// <summary>
/// Random interleavings of kills, freezes, lost answers, repeats and acknowledgements, run against the real classes of routing and notifying. A failing seed is
/// named in the failure; <c>OPENQOE_SEED=n</c> replays it alone, <c>OPENQOE_SEEDS=n</c> sets how many are tried.
/// </summary>
public sealed class AlertingSimulationTests
{
    private static readonly Scenario BadDay = new() { Kills = 8, Freezes = 3 };

    [Fact]
    public void No_incident_is_lost_or_doubled_no_notification_is_lost_and_nothing_escalates_that_is_acknowledged()
    {
        var outcomes = Seeds().AsParallel().Select(BadDay.Run).ToList();
        Assert.Equal([], outcomes.Where(outcome => outcome.Wrong.Length > 0).Take(3));
        Assert.True(outcomes.Sum(outcome => outcome.Received) > 5 * outcomes.Count);
    }

    [Fact]
    public void Without_conditional_writes_the_simulation_finds_broken_promises()
    {
        var broken = BadDay with { Conditional = false };
        Assert.Contains(Enumerable.Range(0, 100), seed => broken.Run(seed).Wrong.Length > 0);
    }

    [Fact]
    public void A_seed_replays_exactly() => Assert.All(Enumerable.Range(0, 10), seed => Assert.Equal(BadDay.Run(seed), BadDay.Run(seed)));

    private static IEnumerable<int> Seeds()
    {
        var single = Environment.GetEnvironmentVariable("OPENQOE_SEED");
        var count = Environment.GetEnvironmentVariable("OPENQOE_SEEDS");
        return single is null ? Enumerable.Range(0, count is null ? 1000 : int.Parse(count)) : [int.Parse(single)];
    }
}
