namespace OpenQoE.Tests.Support;

/// <summary>
/// A real Azurite (storage emulator) of its own, on free loopback ports with its data in a temporary folder.
/// It can be stopped and started again on the same ports with the same data; disposing it removes the data.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The emulator's well-known account; its key is published and no secret.</summary>
    public const string AccountName = "devstoreaccount1";

    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int Attempts = 5;

    private readonly AzuritePorts _ports;
    private readonly string _dataFolder;
    private AzuriteProcess? _process;

    private Azurite(AzuritePorts ports, string dataFolder, AzuriteProcess process)
    {
        _ports = ports;
        _dataFolder = dataFolder;
        _process = process;
    }

    public Uri BlobEndpoint => Endpoint(_ports.Blob);

    public Uri QueueEndpoint => Endpoint(_ports.Queue);

    public Uri TableEndpoint => Endpoint(_ports.Table);

    /// <summary>Of the process, while it runs.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>What goes into <c>AzureWebJobsStorage</c>, all services with their ports.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};" +
        $"BlobEndpoint={BlobEndpoint};QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};";

    /// <summary>Starts an emulator with no data and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">Azurite is not installed.</exception>
    /// <exception cref="IOException">It did not start, on whatever ports.</exception>
    public static async Task<Azurite> StartNewAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var ports = AzuritePorts.Free();
            var dataFolder = Directory.CreateTempSubdirectory("openqoe-azurite-").FullName;
            try
            {
                return new Azurite(ports, dataFolder, await AzuriteProcess.StartAsync(ports, dataFolder));
            }
            catch (Exception problem)
            {
                Directory.Delete(dataFolder, recursive: true);
                // Another program may have taken a port between our look and Azurite's bind.
                if (problem is not IOException || attempt == Attempts)
                    throw;
            }
        }
    }

    /// <summary>Stops it as an operator would (SIGTERM); the data stays. Does nothing when it is stopped.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
            return;
        using var process = _process;
        _process = null;
        await process.StopAsync();
    }

    /// <summary>Starts it again on the same ports with the same data. Does nothing while it runs.</summary>
    public async Task StartAsync() => _process ??= await AzuriteProcess.StartAsync(_ports, _dataFolder);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_dataFolder, recursive: true);
    }

    private static Uri Endpoint(int port) => new($"http://127.0.0.1:{port}/{AccountName}");
}
