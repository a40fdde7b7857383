using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Runs the aggregator's loops; at the end, after the functions have drained, commits, publishes and gives the slot back.</summary>
public sealed class AggregatorService(Aggregator aggregator, ILogger<AggregatorService> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await aggregator.StopAsync(cancellationToken);
        }
        catch (Exception e)
        {
            logger.LogError(e, "The last commit or publication failed; what is missing is counted when the queue delivers it again");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await aggregator.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }
}
