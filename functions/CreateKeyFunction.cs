using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Keys;

namespace OpenQoE.Functions;

/// <summary>Makes a key; the answer shows its secret, this once.</summary>
public sealed class CreateKeyFunction(KeyRoutes keys)
{
    [Function("CreateKey")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/keys")] HttpRequest request, CancellationToken cancellation) =>
        keys.CreateAsync(request, cancellation);
}
