using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Storage;

/// <summary>
/// Starts Azurite when the app's storage is the development storage and nothing serves it yet. Registered before everything else:
/// ready before any other service starts, ended after all of them have stopped. Without storage nothing can work, so the start ends.
/// </summary>
internal sealed class AzuriteService(
    IConfiguration configuration, IHostEnvironment environment, StartFailure failure, ILogger<AzuriteService> logger)
    : IHostedLifecycleService, IAsyncDisposable
{
    private AzuriteProcess? _azurite;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (configuration["AzureWebJobsStorage"]?.Trim().TrimEnd(';') != "UseDevelopmentStorage=true") return;
        var open = await AzuritePorts.ListeningAsync(cancellationToken);
        if (AzuritePorts.Serve(open)) return;
        if (open.Count > 0)
            throw failure.Of($"AzureWebJobsStorage is UseDevelopmentStorage=true, but port {open[0]} belongs to another program: end it, or set another storage.");
        if (AzuriteLocation.Find(environment.ContentRootPath, configuration["EmbeddedHost:AzuriteData"]) is not { } location)
            throw failure.Of("AzureWebJobsStorage is UseDevelopmentStorage=true, but no Azurite runs, and there is none to start: run 'npm ci'.");
        logger.LogInformation("Starting Azurite, data in {Folder}", location.Data);
        _azurite = AzuriteProcess.Start(location, await AzuritePorts.ForBlobsAsync(cancellationToken), logger);
        if (!await _azurite.BecomesReadyAsync(cancellationToken))
            throw failure.Of($"AzureWebJobsStorage is UseDevelopmentStorage=true, but Azurite did not start: {_azurite.LastOutput}");
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
