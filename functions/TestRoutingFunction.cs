using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Says which receivers an alert would reach, and why.</summary>
public sealed class TestRoutingFunction(RoutingRoutes routing)
{
    [Function("TestRouting")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/routing/test")] HttpRequest request, CancellationToken cancellation) =>
        routing.TestAsync(request, cancellation);
}
