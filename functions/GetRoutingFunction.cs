using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Shows the routing, without its secrets.</summary>
public sealed class GetRoutingFunction(RoutingRoutes routing)
{
    [Function("GetRouting")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/routing")] HttpRequest request, CancellationToken cancellation) =>
        routing.GetAsync(request, cancellation);
}
