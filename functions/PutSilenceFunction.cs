using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Changes a silence.</summary>
public sealed class PutSilenceFunction(SilenceRoutes silences)
{
    [Function("PutSilence")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/silences/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        silences.PutAsync(request, id, cancellation);
}
