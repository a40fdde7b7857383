using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace OpenQoE.Functions;

/// <summary>health/ready under the name that the Cloudflare Worker gave it.</summary>
public sealed class HealthFunction(ReadyFunction ready)
{
    [Function("Health")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellation) =>
        ready.Run(request, cancellation);
}
