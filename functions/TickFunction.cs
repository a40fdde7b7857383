using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions;

/// <summary>What has to happen once a minute, on whichever instance.</summary>
public sealed class TickFunction(OrphanSlots orphans, QueueDepths depths, EvaluationSchedule evaluations)
{
    // By then the slots have written the minute's totals.
    [Function("Tick")]
    public async Task Run([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        // Each whatever becomes of the others.
        await Task.WhenAll(depths.MeasureAsync(cancellation), orphans.PublishAsync(cancellation), evaluations.AskAsync(cancellation));
    }
}
