using Microsoft.Extensions.Hosting;

namespace OpenQoE.Functions.Keys;

/// <summary>Reads the keys at start, so that the first request finds them, and then again and again.</summary>
public sealed class KeyRefresh(KeyRing keys, KeysOptions options, TimeProvider clock) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.RefreshInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) await keys.RefreshAsync(stoppingToken);
        }
    }
}
