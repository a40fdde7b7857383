using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Cardinality;

/// <summary>
/// Random values in place of titles, error codes and versions, by HTTP. <c>OPENQOE_ATTACK_EVENTS=2000000</c> runs it at the full size,
/// with its figures in the output; what is asserted leaves room for machines that are slow or busy.
/// </summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    private const int PerMetric = 2_000;
    private const int PerOrganisation = 10_000;
    private const int Megabyte = 1024 * 1024;
    private const double FullPace = 7_000;

    private static readonly int Events = int.Parse(Environment.GetEnvironmentVariable("OPENQOE_ATTACK_EVENTS") ?? "60000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Random_values_cost_no_series_beyond_the_budget_no_memory_no_speed_and_no_counts()
    {
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartServiceAsync(
            ("OpenQoE__Operator__AdminKey", "admin"), ("OpenQoE__Cardinality__SeriesPerMetric", $"{PerMetric}"), ("OpenQoE__Cardinality__SeriesPerOrganisation", $"{PerOrganisation}"),
            ("OpenQoE__Metrics__Labels__0", "org_id"), ("OpenQoE__Metrics__Labels__1", "video_id"), ("OpenQoE__Metrics__Labels__2", "app_version"), ("OpenQoE__Metrics__Labels__3", "cdn"));
        using var operators = new HttpClient { BaseAddress = service.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "admin") } };
        using var usual = new Load(service.Address, (body, i, random) => Append(body, i, Known(random, 40, 36), Known(random, 5, 36), Known(random, 5, 36)));
        using var attack = new Load(service.Address, (body, i, random) => Append(body, i, Unknown(random, i), Unknown(random, i), Unknown(random, i)[..36]));

        await PhaseAsync("warm-up", usual, 0);
        var before = await PhaseAsync("usual traffic", usual, Events);
        var after = await PhaseAsync("attack", attack, 2 * Events);
        var again = await PhaseAsync("usual traffic", usual, 3 * Events);

        output.WriteLine($"memory grew by {(after.Memory - before.Memory) / Megabyte} MiB, speed fell to {after.PerSecond / Math.Max(before.PerSecond, again.PerSecond):P0} of usual traffic's");
        Assert.InRange((after.Memory - before.Memory) / Megabyte, -500, 100);
        Assert.True(after.PerSecond > before.PerSecond / 3, "far slower than usual traffic");
        await AllAreCountedAsync(stage.Prometheus, "pause", 2 * Events);
        await AllAreCountedAsync(stage.Prometheus, "error", 2 * Events);
        await SeriesStayWithinAsync(operators, stage.Prometheus);

        async Task<Phase> PhaseAsync(string name, Load load, int countedBefore)
        {
            var started = Stopwatch.GetTimestamp();
            await load.PostAsync(Events, name == "attack" && Events > 1_000_000 ? FullPace : double.PositiveInfinity);
            var posted = Stopwatch.GetElapsedTime(started);
            await Eventually.HoldsAsync(async () => await CountedAsync(operators) == countedBefore + Events);
            var phase = new Phase(Events / Stopwatch.GetElapsedTime(started).TotalSeconds, service.Memory);
            output.WriteLine($"{name}: {Events} events, posted in {posted.TotalSeconds:0.0} s, {phase.PerSecond:0} counted per second, {phase.Memory / Megabyte} MiB");
            return phase;
        }
    }

    private static async Task SeriesStayWithinAsync(HttpClient operators, Prometheus prometheus)
    {
        var cardinality = await operators.GetFromJsonAsync<JsonElement>("/v1/cardinality?organisation=acme");
        Assert.InRange(cardinality.GetProperty("series").GetProperty("used").GetInt32(), 1, PerOrganisation);
        Assert.True(cardinality.GetProperty("series").GetProperty("refusedByMetric").GetInt64() > 0);
        Assert.All(cardinality.GetProperty("metrics").EnumerateArray(), metric => Assert.InRange(metric.GetProperty("used").GetInt32(), 0, PerMetric));
        Assert.All(cardinality.GetProperty("labels").EnumerateArray(), label =>
            Assert.InRange(label.GetProperty("admitted").GetInt32(), 0, label.GetProperty("limit").GetInt32()));
        Assert.InRange((await prometheus.QueryAsync("count({org_id=\"acme\"})"))[0].Value, 1, PerOrganisation);
        foreach (var metric in await prometheus.QueryAsync("count by (__name__) ({org_id=\"acme\"})")) Assert.InRange(metric.Value, 1, PerMetric);
    }

    private static Task AllAreCountedAsync(Prometheus prometheus, string type, int expected) => Eventually.HoldsAsync(async () =>
        (await prometheus.QueryAsync($"sum(openqoe_events_total{{event_type=\"{type}\"}})")) is [var sum] && sum.Value == expected);

    private static async Task<long> CountedAsync(HttpClient operators)
    {
        var line = (await operators.GetStringAsync("/metrics")).Split('\n').FirstOrDefault(l => l.StartsWith("openqoe_aggregate_events_total{outcome=\"counted\"}", StringComparison.Ordinal));
        return line is null ? 0 : (long)double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    // Every other event is an error.
    private static void Append(StringBuilder body, int i, string video, string code, string version) => body.Append(CultureInfo.InvariantCulture,
        $$$"""
        "event_type":"{{{(i % 2 == 0 ? "pause" : "error")}}}","org_id":"acme","player_id":"web","view_id":"v{{{i}}}","session_id":"s","viewer_id":"v{{{i % 1000}}}","app_version":"{{{version}}}","video":{"id":"{{{video}}}"},"data":{"error_family":"network","error_code":"{{{code}}}","error_message":"gone"}
        """);

    private static string Known(Random random, int values, int length) => $"{random.Next(values)}".PadLeft(length, 'x');

    // Some as long as they may be.
    private static string Unknown(Random random, int i) => $"{Guid.NewGuid()}".PadRight(i % 50 == 0 ? 256 : 36, (char)('a' + random.Next(26)));

    private sealed record Phase(double PerSecond, long Memory);
}
