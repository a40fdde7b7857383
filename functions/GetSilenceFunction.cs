using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Shows a silence.</summary>
public sealed class GetSilenceFunction(SilenceRoutes silences)
{
    [Function("GetSilence")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/silences/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        silences.GetAsync(request, id, cancellation);
}
