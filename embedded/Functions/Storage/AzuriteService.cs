using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Storage;

/// <summary>
/// Starts Azurite when the app's storage is the development storage and nothing serves it yet. Registered before everything else:
/// ready before any other service starts, ended after all of them have stopped.
/// </summary>
internal sealed class AzuriteService(IConfiguration configuration, IHostEnvironment environment, ILogger<AzuriteService> logger)
    : IHostedLifecycleService, IAsyncDisposable
{
    private AzuriteProcess? _azurite;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (configuration["AzureWebJobsStorage"]?.Trim().TrimEnd(';') != "UseDevelopmentStorage=true") return;
        var open = await AzuritePorts.ListeningAsync(cancellationToken);
        if (AzuritePorts.Serve(open)) return;
        if (open.Count > 0)
        {
            logger.LogError("Port {Ports} is in use, but not by a whole Azurite: end what listens there", string.Join(", ", open));
            return;
        }
        if (AzuriteLocation.Find(environment.ContentRootPath, configuration["EmbeddedHost:AzuriteData"]) is not { } location)
        {
            logger.LogError("Storage is UseDevelopmentStorage=true, nothing listens there, and there is no Azurite to start: run 'npm ci'");
            return;
        }
        logger.LogInformation("Starting Azurite, data in {Folder}", location.Data);
        _azurite = AzuriteProcess.Start(location, logger);
        if (!await _azurite.BecomesReadyAsync(cancellationToken)) logger.LogError("Azurite did not start: {Output}", _azurite.LastOutput);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <summary>Also reached when another service fails to start, and the host never stops in order.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _azurite, null) is { } started) await started.EndAsync();
    }
}
