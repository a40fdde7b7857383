using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions;

/// <summary>Evaluates the objectives of one organisation.</summary>
public sealed class EvaluateFunction(SloEvaluator evaluator, StoragePatience patience)
{
    [Function("Evaluate")]
    public Task Run([QueueTrigger(StorageNames.SloEvaluationsQueue)] QueueMessage message, CancellationToken cancellation) =>
        patience.RunAsync<EvaluationRequest>(StorageNames.SloEvaluationsQueue, message, request => evaluator.EvaluateAsync(request, cancellation), cancellation);
}
