using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Keys;

namespace OpenQoE.Functions;

/// <summary>Ends a key.</summary>
public sealed class RevokeKeyFunction(KeyRoutes keys)
{
    [Function("RevokeKey")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/keys/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        keys.RevokeAsync(request, id, cancellation);
}
