namespace OpenQoE.Tests.Support;

/// <summary>
/// A real VictoriaMetrics. Its queries see whole seconds only, and a new series up to two seconds late: await what you expect.
/// </summary>
public sealed class VictoriaMetrics : MetricsServer
{
    private VictoriaMetrics()
    {
    }

    protected override string Program => "victoria-metrics";

    protected override string Probe => "/health";

    /// <inheritdoc cref="MetricsServer.StartedAsync{T}"/>
    public static Task<VictoriaMetrics> StartNewAsync() => StartedAsync(new VictoriaMetrics());

    public override async Task<IReadOnlyList<PromSample>> QueryAsync(string promql, DateTimeOffset? at = null)
    {
        await FlushAsync();
        return await base.QueryAsync(promql, at);
    }

    public override async Task<IReadOnlyList<PromSeries>> QueryRangeAsync(string promql, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        await FlushAsync();
        return await base.QueryRangeAsync(promql, from, to, step);
    }

    protected override IEnumerable<string> Arguments(int port, string folder) =>
    [
        $"-storageDataPath={Path.Combine(folder, "data")}",
        $"-httpListenAddr=127.0.0.1:{port}",
        // By default it hides what is younger than half a minute, and remembers earlier answers.
        "-search.latencyOffset=0s",
        "-search.disableCache",
    ];

    /// <summary>What it has taken becomes visible to queries only after a flush.</summary>
    private async Task FlushAsync()
    {
        using var response = await Http.GetAsync(new Uri(BaseUrl, "/internal/force_flush"));
        response.EnsureSuccessStatusCode();
    }
}
