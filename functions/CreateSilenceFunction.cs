using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Makes a silence.</summary>
public sealed class CreateSilenceFunction(SilenceRoutes silences)
{
    [Function("CreateSilence")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/silences")] HttpRequest request, CancellationToken cancellation) =>
        silences.CreateAsync(request, cancellation);
}
