namespace OpenQoE.Tests.Support;

/// <summary>
/// A real time series database on a free loopback port, with its data in a temporary folder. It can be stopped and started
/// again on the same port with the same data; disposing it removes the data.
/// </summary>
public abstract class MetricsServer : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("openqoe-metrics-").FullName;
    private ServerProcess? _process;
    private int _port;

    public Uri BaseUrl => new($"http://127.0.0.1:{_port}");

    /// <summary>Where remote write goes.</summary>
    public Uri WriteUrl => new(BaseUrl, "/api/v1/write");

    /// <summary>Of the process, while it runs.</summary>
    public int? ProcessId => _process?.Id;

    protected HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>A server that has just started with no data.</summary>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    /// <exception cref="IOException">It did not start, on whatever port.</exception>
    protected static async Task<T> StartedAsync<T>(T server) where T : MetricsServer
    {
        for (var attempt = 1; ; attempt++)
        {
            server._port = FreePorts.Take(1)[0];
            try
            {
                await server.StartAsync();
                return server;
            }
            catch (Exception problem)
            {
                // Another program may have taken the port between our look and the server's bind.
                if (problem is IOException && attempt < Attempts)
                    continue;
                await server.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Evaluates at a moment, by default now.</summary>
    public virtual Task<IReadOnlyList<PromSample>> QueryAsync(string promql, DateTimeOffset? at = null) =>
        new PromQlClient(Http, BaseUrl).QueryAsync(promql, at);

    /// <summary>Evaluates at each step of a range, both ends included.</summary>
    public virtual Task<IReadOnlyList<PromSeries>> QueryRangeAsync(string promql, DateTimeOffset from, DateTimeOffset to, TimeSpan step) =>
        new PromQlClient(Http, BaseUrl).QueryRangeAsync(promql, from, to, step);

    /// <inheritdoc cref="PromQlClient.StoredAsync"/>
    public Task<IReadOnlyList<PromSeries>> StoredAsync(string selector) => new PromQlClient(Http, BaseUrl).StoredAsync(selector);

    /// <summary>Starts it again on the same port with the same data. Does nothing while it runs.</summary>
    public async Task StartAsync() => _process ??= await ServerProcess.StartAsync(Program, Arguments(_port, _folder), Http, new Uri(BaseUrl, Probe));

    /// <summary>Stops it as an operator would; the data stays. Does nothing when it is stopped.</summary>
    public Task StopAsync() => LeaveAsync(Signal.Terminate);

    /// <summary>Kills it as a kernel would; the data stays. Does nothing when it is stopped.</summary>
    public Task KillAsync() => LeaveAsync(Signal.Kill);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract string Program { get; }

    /// <summary>The path that answers 200 once it takes data.</summary>
    protected abstract string Probe { get; }

    protected abstract IEnumerable<string> Arguments(int port, string folder);

    private async Task LeaveAsync(Signal signal)
    {
        if (_process is null)
            return;
        using var process = _process;
        _process = null;
        await process.LeaveAsync(signal);
    }
}
