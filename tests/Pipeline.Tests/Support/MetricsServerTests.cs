using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Support;

/// <summary>What the other tests rely on when they ask a real server.</summary>
public sealed class MetricsServerTests
{
    [Fact]
    public async Task Prometheus_answers_queries_again_after_a_stop_and_after_a_kill()
    {
        await using var prometheus = await Prometheus.StartNewAsync();
        await AnswersAsync(prometheus);
        await prometheus.StopAsync();
        await prometheus.StartAsync();
        await AnswersAsync(prometheus);
        await prometheus.KillAsync();
        await prometheus.StartAsync();
        await AnswersAsync(prometheus);
    }

    [Fact]
    public async Task VictoriaMetrics_keeps_its_data_over_a_stop()
    {
        await using var server = await VictoriaMetrics.StartNewAsync();
        using var http = new HttpClient();
        using var import = new StringContent("""some_total{job="a"} 7""" + "\n");
        using var response = await http.PostAsync(new Uri(server.BaseUrl, "/api/v1/import/prometheus"), import);
        response.EnsureSuccessStatusCode();
        await server.StopAsync();
        await server.StartAsync();
        var sample = Assert.Single(await FirstAsync(server, "some_total"));
        Assert.Equal(("a", 7.0), (sample["job"], sample.Value));
    }

    [Fact]
    public async Task A_range_query_returns_every_step()
    {
        await using var prometheus = await Prometheus.StartNewAsync();
        var end = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var series = Assert.Single(await prometheus.QueryRangeAsync("time()", end - TimeSpan.FromMinutes(1), end, TimeSpan.FromSeconds(30)));
        Assert.Equal([1_699_999_940, 1_699_999_970, 1_700_000_000], series.Points.Select(point => point.Value));
    }

    [Fact]
    public async Task A_wrong_query_says_what_is_wrong()
    {
        await using var prometheus = await Prometheus.StartNewAsync();
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => prometheus.QueryAsync("sum("));
        Assert.Contains("unclosed left parenthesis", problem.Message);
    }

    private static async Task<IReadOnlyList<PromSample>> FirstAsync(MetricsServer server, string promql)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await server.QueryAsync(promql) is { Count: > 0 } samples)
                return samples;
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task AnswersAsync(Prometheus prometheus) =>
        Assert.Equal(42, Assert.Single(await prometheus.QueryAsync("vector(42)")).Value);
}
