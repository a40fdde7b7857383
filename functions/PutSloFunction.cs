using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Slo;

namespace OpenQoE.Functions;

/// <summary>Makes or changes an objective, from JSON or OpenSLO.</summary>
public sealed class PutSloFunction(SloRoutes slos)
{
    [Function("PutSlo")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/slos/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        slos.PutAsync(request, id, cancellation);
}
