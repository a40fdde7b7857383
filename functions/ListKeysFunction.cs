using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Keys;

namespace OpenQoE.Functions;

/// <summary>The keys of the operator's organisation, or of all; <c>?organisation=</c> for one.</summary>
public sealed class ListKeysFunction(KeyRoutes keys)
{
    [Function("ListKeys")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/keys")] HttpRequest request, CancellationToken cancellation) =>
        keys.ListAsync(request, cancellation);
}
