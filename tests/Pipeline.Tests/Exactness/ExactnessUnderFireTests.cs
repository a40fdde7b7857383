using System.Diagnostics;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Exactness;

/// <summary>The promise of exact counters, kept by real processes over a real Azurite and Prometheus.</summary>
public sealed class ExactnessUnderFireTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Counters_equal_the_accepted_events_after_kills_freezes_and_outages()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var stage = await Stage.SetAsync();
        var ingest = await stage.StartIngestAsync();
        var aggregator = await stage.StartAggregatorAsync();
        var ledger = new Ledger();
        await using var viewers = new Viewers(ingest.Address, ledger, seed);

        for (var kill = 0; kill < 3; kill++) aggregator = await KillAsync(stage, aggregator, random);
        for (var freeze = 0; freeze < 2; freeze++) aggregator = await FreezeAsync(stage, aggregator, random);
        await stage.Prometheus.StopAsync();
        aggregator = await KillAsync(stage, aggregator, random);
        await viewers.WhileQuietAsync(stage.Azurite.StopAsync);
        await SomeSecondsAsync(random);
        await stage.Azurite.StartAsync();
        await stage.Prometheus.StartAsync();
        await KillAsync(stage, aggregator, random);
        await SomeSecondsAsync(random);
        await viewers.EndAsync();

        await AgreesAsync(ledger, stage.Prometheus);
        output.WriteLine($"{viewers.Accepted} events accepted, {viewers.Deferred} deferred");
        Assert.True(viewers.Accepted > 1000 && viewers.Deferred > 0);
    }

    [Fact]
    public async Task Two_instances_side_by_side_are_exact_and_the_slot_of_one_that_left_ends()
    {
        await using var stage = await Stage.SetAsync();
        var ingest = await stage.StartIngestAsync();
        (string, string) idle = ("OpenQoE__Aggregation__SeriesIdleTimeout", "00:00:20");
        var leaving = await stage.StartAggregatorAsync(idle);
        await stage.StartAggregatorAsync(idle);
        var ledger = new Ledger();
        await using var viewers = new Viewers(ingest.Address, ledger, seed: 7);

        await EventuallyAsync(async () => await SlotsAsync(stage) == 2 ? [] : ["not both slots are seen"]);
        await viewers.WhileQuietAsync(() => AgreesAsync(ledger, stage.Prometheus));
        await leaving.EndAsync(Signal.Terminate);
        await EventuallyAsync(async () => await SlotsAsync(stage) == 1 ? [] : ["the slot that was left is still seen"]);
    }

    private static async Task<ServiceProcess> KillAsync(Stage stage, ServiceProcess aggregator, Random random)
    {
        await SomeSecondsAsync(random);
        await aggregator.EndAsync(Signal.Kill);
        return await stage.StartAggregatorAsync();
    }

    // The frozen one wakes up beside its successor, and goes on as if no time had passed.
    private static async Task<ServiceProcess> FreezeAsync(Stage stage, ServiceProcess aggregator, Random random)
    {
        await SomeSecondsAsync(random);
        aggregator.Send(Signal.Stop);
        var successor = await stage.StartAggregatorAsync();
        await Task.Delay(TimeSpan.FromSeconds(random.Next(5, 20)));
        aggregator.Send(Signal.Continue);
        await SomeSecondsAsync(random);
        await aggregator.EndAsync(Signal.Kill);
        return successor;
    }

    // A random moment is the point: there is no condition to await.
    private static Task SomeSecondsAsync(Random random) => Task.Delay(random.Next(1500, 5000));

    private static Task AgreesAsync(Ledger ledger, Prometheus prometheus) => EventuallyAsync(() => ledger.DifferencesAsync(prometheus));

    private static async Task<int> SlotsAsync(Stage stage) =>
        (await stage.Prometheus.QueryAsync("count by (slot) (openqoe_events_total)")).Count;

    private static async Task EventuallyAsync(Func<Task<IReadOnlyList<string>>> problems)
    {
        var started = Stopwatch.GetTimestamp();
        while (await problems() is { Count: > 0 } left)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, string.Join('\n', left));
            await Task.Delay(500);
        }
    }
}
