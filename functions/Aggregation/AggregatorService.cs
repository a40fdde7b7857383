using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Runs the aggregator's loops; at the end, after the functions have drained, commits, publishes and gives the slot back.</summary>
public sealed class AggregatorService(Aggregator aggregator, ILogger<AggregatorService> logger) : BackgroundService
{
    private readonly CancellationTokenSource _deadline = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        using var deadline = cancellationToken.Register(_deadline.Cancel);
        await base.StopAsync(cancellationToken);
        try
        {
            await aggregator.StopAsync(_deadline.Token);
        }
        catch (Exception e)
        {
            logger.LogError(e, "The last commit or publication failed; what is missing is counted when the queue delivers it again");
        }
    }

    public override void Dispose()
    {
        _deadline.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => aggregator.RunAsync(stoppingToken, _deadline.Token);
}
