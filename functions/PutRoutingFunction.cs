using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Makes or changes the routing.</summary>
public sealed class PutRoutingFunction(RoutingRoutes routing)
{
    [Function("PutRouting")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/routing")] HttpRequest request, CancellationToken cancellation) =>
        routing.PutAsync(request, cancellation);
}
