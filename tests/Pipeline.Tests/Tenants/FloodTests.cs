using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Tenants;

/// <summary>One organisation floods at ten times its limit. What is asserted leaves room for busy machines; the figures are in the output.</summary>
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int LimitOfFlood = 400;
    private const int EventsPerRequest = 10;

    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Who_floods_is_held_to_its_limit_and_costs_the_other_nothing()
    {
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartServiceAsync(("OpenQoE__Operator__AdminKey", "admin"));
        using var flood = await Tenant.CreateAsync(service.Address, "admin", "flood", LimitOfFlood);
        using var other = await Tenant.CreateAsync(service.Address, "admin", "other", 10_000);
        await other.PostAsync(TimeSpan.FromSeconds(5), 50, EventsPerRequest, players: 4);
        other.TakeP99();

        await other.PostAsync(Phase, 50, EventsPerRequest, players: 4);
        var alone = other.TakeP99();
        var flooding = flood.PostAsync(Phase, 10.0 * LimitOfFlood / EventsPerRequest, EventsPerRequest, players: 16);
        await other.PostAsync(Phase, 50, EventsPerRequest, players: 4);
        var flooded = other.TakeP99();
        await flooding;

        output.WriteLine($"p99 of the other: {alone:0.0} ms alone, {flooded:0.0} ms in the flood; of the flood {flood.Accepted} events were accepted, {flood.Limited} requests refused");
        Assert.Equal(0, other.Limited);
        Assert.True(flood.Limited > 100);
        Assert.InRange(flood.Accepted, LimitOfFlood * Phase.TotalSeconds * 0.3, LimitOfFlood * (Phase.TotalSeconds + 3));
        Assert.True(flooded < (alone * 5) + 200, $"{alone} ms became {flooded} ms");
        var sends = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => flood.PostObedientlyAsync(LimitOfFlood / 10)));
        output.WriteLine($"obedient batches were sent {string.Join(' ', sends)} times");
        Assert.All(sends, count => Assert.InRange(count, 1, 3));
        foreach (var (name, tenant) in new[] { ("flood", flood), ("other", other) })
        {
            await Eventually.HoldsAsync(async () => (await stage.Prometheus.QueryAsync($"sum(openqoe_events_total{{org_id=\"{name}\"}})")) is [var sum] && sum.Value == tenant.Accepted);
        }
    }
}
