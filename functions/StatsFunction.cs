using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Operations;

namespace OpenQoE.Functions;

/// <summary>Cardinality and pipeline figures of this instance; <c>?dimension=</c> for one label.</summary>
public sealed class StatsFunction(OperatorAccess access, Statistics statistics)
{
    [Function("Stats")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stats")] HttpRequest request, CancellationToken cancellation) =>
        await access.RefuseUnlessOfAllAsync(request, cancellation) ?? Results.Json(await statistics.CollectAsync(request.Query["dimension"], cancellation));
}
