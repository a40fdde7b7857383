using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Slo;

namespace OpenQoE.Functions;

/// <summary>Shows an objective, as JSON or as OpenSLO.</summary>
public sealed class GetSloFunction(SloRoutes slos)
{
    [Function("GetSlo")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/slos/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        slos.GetAsync(request, id, cancellation);
}
