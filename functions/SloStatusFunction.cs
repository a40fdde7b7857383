using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Slo;

namespace OpenQoE.Functions;

/// <summary>Shows how an objective stands and has come there.</summary>
public sealed class SloStatusFunction(SloRoutes slos)
{
    [Function("SloStatus")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/slos/{id}/status")] HttpRequest request, string id, CancellationToken cancellation) =>
        slos.StatusAsync(request, id, cancellation);
}
