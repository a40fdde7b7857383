using System.Diagnostics;
using System.Net.Http.Json;
using OpenQoE.Tests.Pipeline.Alerting;
using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Logs;

/// <summary>
/// From players' events to lines, with the service, its storage and Prometheus running, and a receiver in Loki's place, which is away for as
/// many seconds as <c>OPENQOE_LOKI_AWAY</c> says.
/// </summary>
public sealed class LokiOutageTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("OPENQOE_LOKI_AWAY"), out var seconds) ? seconds : 5);

    private readonly Dictionary<string, string> _posted = [];

    [Fact]
    public async Task Every_event_becomes_a_line_though_Loki_is_away_for_a_while_and_metrics_do_not_wait_for_it()
    {
        await using var loki = new LokiStand();
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartWholeAsync(("OpenQoE__Logs__Url", loki.Url), ("OpenQoE__Logs__Tenancy", "PerOrganisation"));
        using var http = new HttpClient { BaseAddress = service.Address };

        await PostAsync(http, 20, "acme");
        await Eventually.HoldsAsync(() => ArrivedAll(loki));

        loki.IsAway = true;
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Away || loki.Refused == 0;)
        {
            await PostAsync(http, 20, "acme");
            await PostAsync(http, 20, "globex");
            await Eventually.HoldsAsync(async () => await CountedAsync(stage.Prometheus) == _posted.Count);
        }

        Assert.Equal(20, loki.Lines.Count);

        loki.IsAway = false;
        await Patience.UntilAsync(() => ArrivedAll(loki), () => service.Output);

        // What waits in memory when the service is stopped arrives as well.
        await PostAsync(http, 5, "globex");
        await Eventually.HoldsAsync(async () => await CountedAsync(stage.Prometheus) == _posted.Count);
        await service.EndAsync(Signal.Terminate);
        Assert.True(ArrivedAll(loki), service.Output);
        Assert.All(loki.Pushes, AssertShape);
        Assert.Empty(loki.Violations);
        output.WriteLine($"{_posted.Count} lines in {loki.Pushes.Count} pushes after {loki.Refused} that were refused; away for {Away}");
    }

    [Fact]
    public async Task Lines_outlive_a_service_that_is_stopped_while_Loki_is_away()
    {
        await using var loki = new LokiStand { IsAway = true };
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartWholeAsync(("OpenQoE__Logs__Url", loki.Url), ("OpenQoE__Logs__PushInterval", "00:01:00"));
        using var http = new HttpClient { BaseAddress = service.Address };
        await PostAsync(http, 10, "acme");
        await Eventually.HoldsAsync(async () => await CountedAsync(stage.Prometheus) == 10);
        await service.EndAsync(Signal.Terminate);
        Assert.True(loki.Refused > 0);

        loki.IsAway = false;
        await stage.StartAggregatorAsync(("OpenQoE__Logs__Url", loki.Url));

        await Eventually.HoldsAsync(() => ArrivedAll(loki));
    }

    private async Task PostAsync(HttpClient http, int events, string organisation)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var batch = Enumerable.Range(0, events).Select(i => new Dictionary<string, object>
        {
            ["event_type"] = i % 2 == 0 ? "pause" : "error", ["event_time"] = now - i, ["org_id"] = organisation, ["player_id"] = "web", ["env"] = "test",
            ["view_id"] = $"view {_posted.Count + i}", ["session_id"] = "s", ["viewer_id"] = new string('a', 64), ["seq"] = i, ["video"] = new { title = "Öl & \"Meer\"" },
            ["data"] = i % 2 == 0 ? new Dictionary<string, object>() : new() { ["error_family"] = "network", ["error_code"] = "404", ["error_message"] = "not there" },
        }).ToList();
        using var answer = await http.PostAsJsonAsync("/v1/events", new { events = batch.Append(new(batch[0]) { ["event_type"] = "heartbeat" }) });
        answer.EnsureSuccessStatusCode();
        foreach (var e in batch) _posted.Add((string)e["view_id"], organisation);
    }

    private bool ArrivedAll(LokiStand loki) => loki.Lines.Select(line => line.Fields.GetProperty("view_id").GetString()!).ToHashSet().SetEquals(_posted.Keys);

    private static async Task<double> CountedAsync(Prometheus prometheus) =>
        (await prometheus.QueryAsync("sum(openqoe_events_total{event_type!=\"heartbeat\"})")).Sum(sample => sample.Value);

    private void AssertShape(ReceivedPost push)
    {
        Assert.Equal(("application/json", "gzip"), (push.Headers["Content-Type"], push.Headers["Content-Encoding"]));
        var lines = LokiStand.Of(push).ToList();
        Assert.All(lines.GroupBy(line => line.Labels.GetRawText()), stream => Assert.Equal(stream.Select(line => line.Nanoseconds).Order(), stream.Select(line => line.Nanoseconds)));
        Assert.All(lines, line =>
        {
            var organisation = _posted[line.Fields.GetProperty("view_id").GetString()!];
            Assert.Equal(organisation, push.Headers["X-Scope-OrgID"]);
            Assert.Equal(["service_name", "org_id", "env", "event_type"], line.Labels.EnumerateObject().Select(label => label.Name));
            Assert.Equal(("openqoe", organisation, "test"), (Label("service_name"), Label("org_id"), Label("env")));
            Assert.Equal(line.Fields.GetProperty("event_time").GetInt64() * 1_000_000, line.Nanoseconds);
            Assert.Equal("Öl & \"Meer\"", line.Fields.GetProperty("video_title").GetString());
            Assert.Equal(Label("event_type") == "error", line.Fields.TryGetProperty("error_message", out _));

            string? Label(string name) => line.Labels.GetProperty(name).GetString();
        });
    }
}
