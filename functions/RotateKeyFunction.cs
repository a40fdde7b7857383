using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Keys;

namespace OpenQoE.Functions;

/// <summary>A new secret for a key; <c>?overlap=</c> says for how long the old one stays valid.</summary>
public sealed class RotateKeyFunction(KeyRoutes keys)
{
    [Function("RotateKey")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/keys/{id}/rotate")] HttpRequest request, string id, CancellationToken cancellation) =>
        keys.RotateAsync(request, id, cancellation);
}
