namespace OpenQoE.Tests.Support;

/// <summary>A real Prometheus that takes remote write and scrapes nothing.</summary>
public sealed class Prometheus : MetricsServer
{
    private Prometheus()
    {
    }

    protected override string Program => "prometheus";

    protected override string Probe => "/-/ready";

    /// <inheritdoc cref="MetricsServer.StartedAsync{T}"/>
    public static Task<Prometheus> StartNewAsync() => StartedAsync(new Prometheus());

    protected override IEnumerable<string> Arguments(int port, string folder)
    {
        var configuration = Path.Combine(folder, "prometheus.yml");
        File.WriteAllText(configuration, "scrape_configs: []\n");
        return
        [
            $"--config.file={configuration}",
            $"--storage.tsdb.path={Path.Combine(folder, "data")}",
            $"--web.listen-address=127.0.0.1:{port}",
            "--web.enable-remote-write-receiver",
        ];
    }
}
