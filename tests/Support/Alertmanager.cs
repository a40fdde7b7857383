using System.Net.Http.Json;

namespace OpenQoE.Tests.Support;

/// <summary>A real Alertmanager that hands all it is told to one webhook.</summary>
public sealed class Alertmanager : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly string _folder;
    private readonly ServerProcess _process;

    private Alertmanager(HttpClient http, string folder, ServerProcess process) => (_http, _folder, _process) = (http, folder, process);

    /// <param name="webhook">Where it posts to.</param>
    /// <param name="bearer">What it authenticates with.</param>
    public static async Task<Alertmanager> StartNewAsync(Uri webhook, string bearer)
    {
        var (folder, port) = (Directory.CreateTempSubdirectory("openqoe-alertmanager-").FullName, FreePorts.Take(1)[0]);
        var configuration = Path.Combine(folder, "alertmanager.yml");
        await File.WriteAllTextAsync(configuration, $"""
            route:
              receiver: openqoe
              group_by: [alertname]
              group_wait: 0s
              group_interval: 1s
            receivers:
              - name: openqoe
                webhook_configs:
                  - url: {webhook}
                    send_resolved: true
                    http_config:
                      authorization:
                        credentials: "{bearer}"
            """);
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        string[] arguments =
            [$"--config.file={configuration}", $"--storage.path={Path.Combine(folder, "data")}", $"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address="];
        return new Alertmanager(http, folder, await ServerProcess.StartAsync("prometheus-alertmanager", arguments, http, new Uri(http.BaseAddress, "/-/ready")));
    }

    /// <summary>Tells it of an alert, as Prometheus does.</summary>
    public async Task TellAsync(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v2/alerts", new[] { new { labels, annotations, startsAt, endsAt } });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.LeaveAsync(Signal.Kill);
        _process.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
