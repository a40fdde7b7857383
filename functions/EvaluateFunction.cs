using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions;

/// <summary>Evaluates the objectives of one organisation.</summary>
public sealed class EvaluateFunction(SloEvaluator evaluator, StoragePatience patience)
{
    [Function("Evaluate")]
    public Task Run([QueueTrigger(StorageNames.SloEvaluationsQueue)] QueueMessage message, CancellationToken cancellation) =>
        Spans.RunAsync(
            () => Spans.ProcessOrBegin(StorageNames.SloEvaluationsQueue, JsonQueues.TraceOf(message.Body)),
            () => patience.RunAsync(message, () => evaluator.EvaluateAsync(JsonQueues.Decode<EvaluationRequest>(message.Body), cancellation), cancellation));
}
