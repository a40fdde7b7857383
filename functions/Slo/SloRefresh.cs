using Microsoft.Extensions.Hosting;

namespace OpenQoE.Functions.Slo;

/// <summary>Reads the objectives at start, so that the first event is counted for them, and then again and again.</summary>
public sealed class SloRefresh(SloCatalog catalog, TimeProvider time) : BackgroundService
{
    /// <summary>How long an instance may count for objectives that another one has changed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await catalog.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) await catalog.RefreshAsync(stoppingToken);
        }
    }
}
