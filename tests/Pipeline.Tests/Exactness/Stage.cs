using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Exactness;

/// <summary>Storage, Prometheus and services with times short enough for a test: lease 3 s, messages hidden for 12 s.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>Of every service, for the operator routes.</summary>
    public const string AdminKey = "an operator's key";

    private readonly List<ServiceProcess> _services = [];

    private Stage(Azurite azurite, Prometheus prometheus) => (Azurite, Prometheus) = (azurite, prometheus);

    public Azurite Azurite { get; }

    public Prometheus Prometheus { get; }

    public static async Task<Stage> SetAsync() => new(await Azurite.StartNewAsync(), await Prometheus.StartNewAsync());

    /// <summary>A service that only takes events in.</summary>
    public Task<ServiceProcess> StartIngestAsync(params (string Name, string Value)[] more) =>
        StartAsync([("AzureWebJobs.Aggregate.Disabled", "true"), ("AzureWebJobs.Tick.Disabled", "true"), .. more]);

    /// <summary>A service that only counts and publishes.</summary>
    public Task<ServiceProcess> StartAggregatorAsync(params (string Name, string Value)[] more) =>
        StartAsync([("AzureWebJobs.Events.Disabled", "true"), .. more]);

    /// <summary>A service that does everything.</summary>
    public Task<ServiceProcess> StartWholeAsync(params (string Name, string Value)[] more) => StartAsync(more);

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services) await service.DisposeAsync();
        await Prometheus.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    private async Task<ServiceProcess> StartAsync(IEnumerable<(string Name, string Value)> settings)
    {
        Dictionary<string, string> common = new()
        {
            ["AzureWebJobsStorage"] = Azurite.ConnectionString,
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01",
            ["EmbeddedHost__MessageVisibility"] = "00:00:12",
            ["OpenQoE__Operator__AdminKey"] = AdminKey,
            ["OpenQoE__Ingest__SendTimeout"] = "00:00:45",
            ["OpenQoE__Aggregation__Lease"] = "00:00:03",
            ["OpenQoE__RemoteWrite__Url"] = Prometheus.WriteUrl.ToString(),
            ["OpenQoE__RemoteWrite__PublishInterval"] = "00:00:02",
            ["OpenQoE__RemoteWrite__ResendInterval"] = "00:00:05",
        };
        foreach (var (name, value) in settings) common[name] = value;
        var service = await ServiceProcess.StartAsync(common);
        _services.Add(service);
        return service;
    }
}
