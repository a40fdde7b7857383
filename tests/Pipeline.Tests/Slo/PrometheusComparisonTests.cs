using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Tiers;

namespace OpenQoE.Tests.Pipeline.Slo;

/// <summary>Prometheus, given the same minutes and the equivalent rules, raises the same alerts within one evaluation.</summary>
public sealed class PrometheusComparisonTests
{
    private const int Day = 1440;

    private static readonly SloDefinition Slo = new() { Id = "starts", Name = "Starts", Indicator = Indicator.StartSuccess, Objective = 0.995 };

    /// <summary>From the first minute: how long (shorter where windows are), how many events each, how large a share of them bad.</summary>
    private static readonly (int Minutes, int Valid, double BadRatio)[] Days =
    [
        (3 * Day, 1_000, 0.001),
        (60, 1_000, 1),        // everything fails
        (600, 1_000, 0.001),
        (90, 1_000, 0.1),      // pages by the hour
        (Day, 1_000, 0.001),
        (480, 1_000, 0.035),   // pages by six hours
        (Day, 1_000, 0.001),
        (300, 0, 0),           // nobody there
        (Day, 40, 0.02),       // few viewers, a ticket by the day
        (2 * Day, 1_000, 0.008),  // a ticket by three days
        (600, 1_000, 0.004),
        (2, 1_000, 1),         // a hiccup
        (600, 2, 0.5),         // next to nobody, and half of it fails
        (600, 1_000, 0.001),
    ];

    [Theory]
    [InlineData("30d", 1, 1)]
    [InlineData("7d", 2, 0.4)]
    [InlineData("24h", 3, 0.2)]
    public async Task Prometheus_fires_the_same_tiers_in_the_same_minutes(string window, int seed, double pace)
    {
        var slo = Slo with { Window = SloWindow.Rolling(window) };
        var cumulative = Counted(new Random(seed), pace);
        var firing = Evaluated(slo, cumulative);
        Assert.All(BurnTiers.Of(slo.Window, slo.ErrorBudget), tier => Assert.Contains(true, firing[tier.Name]));

        // Either is right within one evaluation of a change.
        bool? Expected(string tier, int minute) =>
            Enumerable.Range(minute - 1, 3).Select(m => firing[tier][Math.Clamp(m, 0, firing[tier].Length - 1)]).Distinct().ToList() is [var same] ? same : null;

        var (passed, output) = await Promtool.TestRulesAsync(BurnRateRules.Rules(slo), BurnRateRules.Test(slo, cumulative, Expected, every: 13));
        Assert.True(passed, output.Length > 4_000 ? output[..4_000] : output);
    }

    private static List<SliCount> Counted(Random random, double pace)
    {
        var cumulative = new List<SliCount> { default };
        foreach (var (minutes, valid, badRatio) in Days)
        {
            for (var i = 0; i < minutes * pace; i++)
            {
                var events = (int)(valid * (0.8 + (0.4 * random.NextDouble())));
                var bad = Enumerable.Range(0, events).Count(_ => random.NextDouble() < badRatio);
                cumulative.Add(cumulative[^1] + new SliCount(events - bad, events));
            }
        }

        return cumulative;
    }

    private static Dictionary<string, bool[]> Evaluated(SloDefinition slo, List<SliCount> cumulative)
    {
        var firing = BurnTiers.Of(slo.Window, slo.ErrorBudget).ToDictionary(t => t.Name, _ => new bool[cumulative.Count]);
        IReadOnlyDictionary<string, AlertState> states = new Dictionary<string, AlertState>();
        for (var minute = 0; minute < cumulative.Count; minute++)
        {
            states = SloEvaluation.Evaluate(slo, minute, m => cumulative[(int)Math.Max(m, 0)], states).States;
            foreach (var (tier, minutes) in firing)
            {
                minutes[minute] = states[tier].Phase == AlertPhase.Firing;
            }
        }

        return firing;
    }
}
