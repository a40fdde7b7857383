using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Pipeline.Load;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Cardinality;

/// <summary>
/// Values that never come twice, in every event: series stay within the budget, counts exact, and the service as it was. With
/// <c>OPENQOE_ATTACK_EVENTS</c> it is as many events as that, and <c>OPENQOE_ATTACK_RATE</c> of them per second.
/// </summary>
[Collection(Measurements.Name)]
public sealed class AttackTests(ITestOutputHelper output)
{
    private const int PerMetric = 2_000;
    private const int PerOrganisation = 10_000;
    private const int PerRequest = 100;

    /// <summary>The machine may have been slower in one phase than in the other.</summary>
    private const int Looks = 4;

    private static readonly int Events = Setting("OPENQOE_ATTACK_EVENTS", 100_000);
    private static readonly int Rate = Setting("OPENQOE_ATTACK_RATE", 0);
    private static readonly bool IsFull = Events >= 1_000_000;

    [Fact]
    public async Task An_attack_with_values_that_never_repeat_leaves_series_in_bounds_counts_exact_and_the_service_well()
    {
        await Midnight.NotBeforeItAsync();
        await using var stage = await Stage.SetAsync();
        await using var tables = await CountingProxy.StartAsync(stage.Azurite.TableEndpoint);
        var service = await stage.StartWholeAsync(Settings(stage, tables));
        var watch = new Watch(service, stage.Prometheus, tables);

        await PhaseAsync(watch, "warm-up", Values.Known, Events / 4);
        var calm = await PhaseAsync(watch, "calm", Values.Known, Events);
        var attack = await PhaseAsync(watch, "attack", Values.Unique, Events);
        var rest = calm.Resident;
        for (var look = 1; look < Looks && !IsAsFast(attack, calm); look++)
        {
            calm = await PhaseAsync(watch, $"calm {look}", Values.Known, Events);
            attack = await PhaseAsync(watch, $"attack {look}", Values.Unique, Events);
        }

        var after = await PhaseAsync(watch, "after it", Values.Known, Events / 4);

        Assert.InRange(attack.Series, PerOrganisation / 4, PerOrganisation);
        Assert.InRange(attack.LargestMetric, PerMetric / 2, PerMetric);
        Assert.True(after.Resident - rest <= (IsFull ? 50 : 100) << 20, "It holds on to what it refused.");
        Assert.True(IsAsFast(attack, calm), "It is slower than it was.");
        Assert.True(attack.TableCallsPerSecond <= (2 * calm.TableCallsPerSecond) + 10, "It asks the tables more the more values there are.");
    }

    private static bool IsAsFast(Figures attack, Figures calm) => attack.PerSecond >= (IsFull ? 0.8 : 0.5) * calm.PerSecond;

    private async Task<Figures> PhaseAsync(Watch watch, string name, Func<int, int, LoadEvent> value, int events)
    {
        var figures = await watch.PhaseAsync(
            crowd => crowd.PostAsync(events / PerRequest, Rate > 0 ? (double)Rate / PerRequest : null, request => [.. Enumerable.Range(0, PerRequest).Select(i => value(request, i))]),
            name, idle: IsFull ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(3));
        output.WriteLine($"{name}: {figures}");
        return figures;
    }

    private static (string, string)[] Settings(Stage stage, CountingProxy tables) =>
    [
        ("AzureWebJobsStorage", stage.Azurite.ConnectionString.Replace(stage.Azurite.TableEndpoint.Authority, tables.Address.Authority)),

        // A phase lasts seconds: whether a minute's evaluation of objectives falls into it is chance.
        ("AzureWebJobs.Tick.Disabled", "true"),
        Midnight.Window,
        ("OpenQoE__Cardinality__SeriesPerMetric", $"{PerMetric}"),
        ("OpenQoE__Cardinality__SeriesPerOrganisation", $"{PerOrganisation}"),
        .. new[] { "org_id", "video_id", "app_version", "device_category", "cdn" }.Select((label, i) => ($"OpenQoE__Metrics__Labels__{i}", label)),
    ];

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var set) ? set : otherwise;
}
