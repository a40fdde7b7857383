using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions;

/// <summary>What has to happen once a minute, on whichever instance.</summary>
public sealed class TickFunction(OrphanSlots orphans, QueueDepths depths)
{
    [Function("Tick")]
    public async Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        // Each whatever becomes of the other.
        await Task.WhenAll(depths.MeasureAsync(cancellation), orphans.PublishAsync(cancellation));
    }
}
