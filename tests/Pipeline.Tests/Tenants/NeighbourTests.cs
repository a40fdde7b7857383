using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Pipeline.Load;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Tenants;

/// <summary>One tenant never starves another.</summary>
[Collection(Measurements.Name)]
public sealed class NeighbourTests(ITestOutputHelper output)
{
    private const int SteadyRate = 1_000;

    /// <summary>A machine that stands still for a second makes both wait, which is nobody's fault. One that is starved waits each time.</summary>
    private const int Looks = 5;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_tenant_that_floods_gets_its_limit_and_its_neighbour_notices_nothing()
    {
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartWholeAsync();
        using var steady = new LoadClient(service.Address, await MakeKeyAsync(service, "steady", SteadyRate));
        var neighbour = new SteadyTenant(steady);
        await neighbour.PostAsync("warm-up", Span / 3);

        for (var look = 1; ; look++)
        {
            var name = $"flooding{look}";
            using var flooding = new LoadClient(service.Address, await MakeKeyAsync(service, name, FloodingTenant.Rate));
            var flood = new FloodingTenant(flooding);
            var alone = await neighbour.PostAsync($"alone{look}", Span);
            var flooded = flood.PostAsync(Span);
            var beside = await neighbour.PostAsync($"beside{look}", Span);
            await flooded;
            output.WriteLine($"p99 alone {alone.TotalMilliseconds:0.0} ms, beside the flood {beside.TotalMilliseconds:0.0} ms: {beside / alone:0.00} times");
            output.WriteLine($"{flood.Accepted} events of the flood accepted in {Span.TotalSeconds} s; {flood.Refused} requests refused, {flood.CameBack} came back, {flood.RefusedAgain} refused again");
            await Eventually.HoldsAsync(async () => await CountedAsync(stage, "steady") == neighbour.Accepted && await CountedAsync(stage, name) == flood.Accepted);

            Assert.True(flood.Accepted <= 1.1 * FloodingTenant.Rate * (Span.TotalSeconds + 1), "The limit does not hold.");
            var holds = (beside < 5 * alone || beside < alone + TimeSpan.FromMilliseconds(200))
                && flood.Accepted >= 0.9 * FloodingTenant.Rate * Span.TotalSeconds && flood is { CameBack: > 0, RefusedAgain: 0 };
            if (holds) return;
            Assert.True(look < Looks, "The neighbour waits, or who did as told was refused.");
        }
    }

    private static async Task<string> MakeKeyAsync(ServiceProcess service, string organisation, int rate)
    {
        using var client = new OperatorClient(service.Address);
        var made = await client.PostAsync("/v1/keys", new { organisation, rate, burst = rate });
        return made.GetProperty("key").GetString()!;
    }

    private static async Task<double> CountedAsync(Stage stage, string organisation) =>
        (await stage.Prometheus.QueryAsync($"sum(openqoe_events_total{{org_id=\"{organisation}\"}})")).SingleOrDefault()?.Value ?? 0;
}
