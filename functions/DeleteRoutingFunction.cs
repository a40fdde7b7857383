using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Takes the organisation's own routing away.</summary>
public sealed class DeleteRoutingFunction(RoutingRoutes routing)
{
    [Function("DeleteRouting")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/routing")] HttpRequest request, CancellationToken cancellation) =>
        routing.DeleteAsync(request, cancellation);
}
