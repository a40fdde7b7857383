using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Pipeline.Load;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Cardinality;

/// <summary>Two instances that count one organisation's events keep its limits together.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int Limit = 20;
    private const int Viewers = 20_000;
    private const string Organisation = "acme";
    private const string Events = "openqoe_events_total{org_id=\"acme\"}";

    private static readonly (string, string)[] Settings =
    [
        Midnight.Window,
        ("OpenQoE__Cardinality__LabelPolicies__cdn", $"allow {Limit}"),
        ("OpenQoE__Cardinality__LabelPolicies__video_id", $"top {Limit}"),
        ("OpenQoE__Cardinality__SyncInterval", "00:00:01"),
        ("OpenQoE__Cardinality__ReportInterval", "00:00:01"),
    ];

    [Fact]
    public async Task Two_instances_use_each_others_values_and_never_more_than_the_limit_also_after_one_is_killed()
    {
        await Midnight.NotBeforeItAsync();
        await using var stage = await Stage.SetAsync();
        var ingest = await stage.StartIngestAsync();
        var killed = await stage.StartAggregatorAsync(Settings);
        var other = await stage.StartAggregatorAsync(Settings);
        using var crowd = new Crowd(ingest.Address, "agreement");

        await PostUntilBothAsync(crowd, stage);
        await CountedAsync(crowd, stage);
        var cdns = await AgreedAsync(stage, killed, other, "cdn");
        var titles = await AgreedAsync(stage, killed, other, "video_id");
        await ViewersAsync(stage);
        await ViewsAgreeAsync(other, crowd);

        await killed.EndAsync(Signal.Kill);
        var successor = await stage.StartAggregatorAsync(Settings);
        await PostUntilBothAsync(crowd, stage);
        await CountedAsync(crowd, stage);
        Assert.Equal(cdns, await AgreedAsync(stage, successor, other, "cdn"));
        Assert.Equal(titles, await AgreedAsync(stage, successor, other, "video_id"));
        await ViewersAsync(stage);
    }

    // Three times as many values as the limit, in an order that differs between requests.
    private static async Task PostUntilBothAsync(Crowd crowd, Stage stage)
    {
        for (var round = 0; round < 4 || await SlotsAsync(stage) < 2; round++)
        {
            await crowd.PostAsync(Viewers / 100, perSecond: 100, number => [.. Enumerable.Range(0, 100).Select(i => Event(number, i))]);
        }
    }

    private static LoadEvent Event(int request, int i)
    {
        var viewer = (request * 100) + i;
        return new(
            i % 2 == 0 ? "viewstart" : "pause", Organisation, Viewer: viewer,
            Cdn: $"cdn{(viewer * 7 + request) % (3 * Limit)}", Video: $"title{(viewer * 11 + request) % (3 * Limit)}");
    }

    private static async Task<int> SlotsAsync(Stage stage) => (await stage.Prometheus.QueryAsync($"count by (slot) ({Events})")).Count;

    private static Task CountedAsync(Crowd crowd, Stage stage) => Eventually.HoldsAsync(async () =>
    {
        var counted = (await stage.Prometheus.QueryAsync($"sum by (event_type) ({Events})")).ToDictionary(type => type["event_type"], type => (long)type.Value);
        return crowd.Accepted.All(type => counted.GetValueOrDefault(type.Key) == type.Value);
    });

    /// <summary>The values that a label has: in Prometheus no others in any slot, and all of them in one or another, and as both instances tell.</summary>
    private static async Task<IReadOnlyList<string>> AgreedAsync(Stage stage, ServiceProcess one, ServiceProcess other, string label)
    {
        var told = await ToldAsync(one, label);
        Assert.Equal(told, await ToldAsync(other, label));
        Assert.Equal(Limit, told.Count);

        // A value that was admitted late may have come to one slot only.
        var counted = await stage.Prometheus.QueryAsync($"group by ({label}) ({Events})");
        Assert.Equal(told.Append("__other__").Order(StringComparer.Ordinal), counted.Select(series => series[label]).Order(StringComparer.Ordinal));
        return told;
    }

    private static async Task<IReadOnlyList<string>> ToldAsync(ServiceProcess service, string label)
    {
        using var client = new OperatorClient(service.Address);
        var told = await client.GetAsync($"/v1/cardinality/{label}?organisation={Organisation}");
        Assert.Equal(Limit, told.GetProperty("summary").GetProperty("limit").GetInt32());
        Assert.InRange(told.GetProperty("summary").GetProperty("demand").GetProperty("thisWindow").GetDouble(), (3 * Limit) - 2, (3 * Limit) + 2);
        Assert.True(told.GetProperty("summary").GetProperty("overflowed").GetInt64() > 0);
        return [.. told.GetProperty("admitted").EnumerateArray().Select(value => value.GetProperty("value").GetString()!)];
    }

    private async Task ViewersAsync(Stage stage)
    {
        double seen = 0;
        await Eventually.HoldsAsync(async () =>
        {
            seen = (await stage.Prometheus.QueryAsync($"max(openqoe_unique_viewers{{org_id=\"{Organisation}\"}})")).SingleOrDefault()?.Value ?? 0;
            return Math.Abs(seen - Viewers) <= 0.02 * Viewers;
        });
        output.WriteLine($"{seen} of {Viewers} viewers");
    }

    private static async Task ViewsAgreeAsync(ServiceProcess service, Crowd crowd)
    {
        using var client = new OperatorClient(service.Address);
        var seen = await client.CardinalityAsync(Organisation);
        var cdn = seen.GetProperty("labels").EnumerateArray().Single(label => label.GetProperty("label").GetString() == "cdn");
        Assert.Equal(Limit, cdn.GetProperty("admitted").GetInt32());
        Assert.InRange(seen.GetProperty("uniqueViewersToday").GetDouble(), 0.98 * Viewers, 1.02 * Viewers);
        Assert.Equal(2, seen.GetProperty("series").GetProperty("slots").GetInt32());
        Assert.InRange(await client.MetricAsync("openqoe_events_total", "org_id=\"acme\""), 1, crowd.Total);
        Assert.True(await client.MetricAsync("openqoe_governance_overflow_total", "label=\"cdn\"") > 0);
    }
}
