using System.Globalization;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.RemoteWrite;

/// <summary>What real receivers make of what is published.</summary>
public class ReceiverTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Servers => ["Prometheus", "VictoriaMetrics"];

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Every_series_is_queried_with_the_value_that_was_counted(string name)
    {
        await using var server = await StartAsync(name);
        using var audience = new Audience(server);
        var random = new Random(1);
        foreach (var type in Enum.GetValues<EventType>())
        {
            audience.Watch(audience.Start, [.. Enumerable.Range(0, 20).Select(_ => Event(type, random))]);
        }

        await audience.PublishAsync(audience.Start);

        var at = audience.Start.AddSeconds(1);
        foreach (var metric in audience.Series.GroupBy(s => s.Metric))
        {
            var suffix = metric.Key.Kind == MetricKind.Histogram ? "_sum" : "";
            await QueriesAsync(server, $"sum({metric.Key.Name}{suffix})", at, metric.Sum(s => s.Values[^1]));
        }

        await QueriesAsync(server, """count({__name__=~"openqoe_.+"})""", at, audience.Series.Sum(s => Exposition.SamplesOf(s.Metric)));
    }

    // Debian's Prometheus 2.42 and VictoriaMetrics take a body of 2.0 for an empty one of 1.0, and answer 204.
    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Asked_for_version_2_a_server_that_does_not_know_it_has_every_sample_all_the_same(string name)
    {
        await using var server = await StartAsync(name);
        using var audience = new Audience(server, version: "2.0");
        audience.Watch(audience.Start, [.. Enumerable.Repeat(0, 7).Select(_ => Some.Event(EventType.Pause))]);
        await audience.PublishAsync(audience.Start);
        audience.Watch(audience.Start + Minute, Some.Event(EventType.Pause));
        await audience.PublishAsync(audience.Start + Minute);

        await QueriesAsync(server, "increase(openqoe_pause_events_total[5m])", audience.Start + Minute, 8);
        await QueriesAsync(server, """count({__name__=~"openqoe_.+"})""", audience.Start + Minute, audience.Series.Sum(s => Exposition.SamplesOf(s.Metric)));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task The_increase_of_a_new_series_holds_its_first_value(string name)
    {
        await using var server = await StartAsync(name);
        using var audience = new Audience(server);
        audience.Watch(audience.Start, [.. Enumerable.Repeat(0, 7).Select(_ => Some.Event(EventType.Pause))]);
        await audience.PublishAsync(audience.Start);
        await audience.PublishAsync(audience.Start + Minute + TimeSpan.FromSeconds(1));
        audience.Watch(audience.Start + Minute, [.. Enumerable.Repeat(0, 3).Select(_ => Some.Event(EventType.Pause))]);
        await audience.PublishAsync(audience.Start + (2 * Minute));

        await QueriesAsync(server, "increase(openqoe_pause_events_total[5m])", audience.Start + (2 * Minute), 10);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Quantiles_are_within_a_buckets_width_of_the_truth(string name)
    {
        await using var server = await StartAsync(name);
        using var audience = new Audience(server);
        var startups = LogNormal(10_000, median: 1.2, sigma: 0.8).Order().ToList();
        audience.Watch(audience.Start, [.. startups.Select((s, i) => SomeSlot.Event(EventType.ViewStart, e =>
            (e.ViewId, e.Data.VideoStartupTime) = ($"view {i}", s * 1000)))]);

        await audience.PublishAsync(audience.Start);

        foreach (var quantile in new[] { 0.1, 0.5, 0.75, 0.95, 0.99 })
        {
            var truth = startups[(int)(quantile * startups.Count)];
            var promql = string.Create(CultureInfo.InvariantCulture, $"histogram_quantile({quantile}, sum by (le) (openqoe_video_startup_seconds_bucket))");
            await QueriesAsync(server, promql, audience.Start.AddSeconds(1), truth, tolerance: WidthAround(truth));
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_request_sent_again_is_taken_and_changes_nothing(string name)
    {
        await using var server = await StartAsync(name);
        using var audience = new Audience(server);
        audience.Watch(audience.Start, Some.Event(EventType.Pause));
        await audience.PublishAsync(audience.Start);
        audience.Watch(audience.Start + Minute, Some.Event(EventType.Pause));
        var publication = audience.Collect(audience.Start + Minute);

        Assert.Equal(SendResult.Sent, await audience.SendAsync(publication));
        Assert.Equal(SendResult.Sent, await audience.SendAsync(publication));

        await QueriesAsync(server, "increase(openqoe_pause_events_total[5m])", audience.Start + Minute, 2);
        if (server is Prometheus)
        {
            await QueriesAsync(server, "count_over_time(openqoe_pause_events_total[5m])", audience.Start + Minute, 3);
        }
    }

    [Fact]
    public async Task A_series_that_ended_is_gone_at_once()
    {
        await using var server = await Prometheus.StartNewAsync();
        using var audience = new Audience(server);
        var ended = audience.Start + TimeSpan.FromMilliseconds(SomeSlot.IdleMs);
        audience.Watch(audience.Start.AddSeconds(-10), Some.Event(EventType.Pause));
        await audience.PublishAsync(audience.Start.AddSeconds(-5));
        await audience.PublishAsync(ended.AddSeconds(-20));
        await QueriesAsync(server, "sum(openqoe_pause_events_total)", ended.AddSeconds(-10), 1);

        await audience.PublishAsync(ended);

        Assert.Empty(await server.QueryAsync("openqoe_pause_events_total", ended.AddSeconds(1)));
    }

    [Fact]
    public async Task Samples_older_than_the_last_are_refused_for_good()
    {
        await using var server = await Prometheus.StartNewAsync();
        using var audience = new Audience(server);
        audience.Watch(audience.Start, Some.Event(EventType.Pause));
        await audience.PublishAsync(audience.Start);
        var late = audience.Collect(audience.Start + (2 * Minute)) with { Timestamp = (audience.Start - Minute).ToUnixTimeMilliseconds() };
        Assert.Equal(SendResult.PartlyRefused, await audience.SendAsync(late));
    }

    private static async Task<MetricsServer> StartAsync(string name) =>
        name == "Prometheus" ? await Prometheus.StartNewAsync() : await VictoriaMetrics.StartNewAsync();

    // VictoriaMetrics sees new series only after a while, and not all at once.
    private static async Task QueriesAsync(MetricsServer server, string promql, DateTimeOffset at, double expected, double tolerance = 0)
    {
        double[] found = [];
        tolerance = Math.Max(tolerance, Math.Abs(expected) * 1e-9);
        try
        {
            await Eventually.HoldsAsync(async () =>
            {
                found = [.. (await server.QueryAsync(promql, at)).Select(s => s.Value)];
                return found is [var value] && Math.Abs(value - expected) <= tolerance;
            });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{promql} is {string.Join(", ", found)}, and not {expected} ± {tolerance}");
        }
    }

    private static PlayerEvent Event(EventType type, Random random)
    {
        var e = Some.FullEvent(type, random, probability: 0.8);
        (e.OrgId, e.VideoId) = ($"org {random.Next(3)}", $"title {random.Next(5)}");
        return e;
    }

    private static IEnumerable<double> LogNormal(int count, double median, double sigma)
    {
        var random = new Random(7);
        return Enumerable.Range(0, count).Select(_ =>
            median * Math.Exp(sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
    }

    private static double WidthAround(double value)
    {
        var bounds = Metrics.VideoStartup.Buckets;
        return bounds.First(b => b >= value) - bounds.LastOrDefault(b => b < value);
    }
}
