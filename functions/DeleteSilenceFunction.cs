using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Ends a silence.</summary>
public sealed class DeleteSilenceFunction(SilenceRoutes silences)
{
    [Function("DeleteSilence")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/silences/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        silences.DeleteAsync(request, id, cancellation);
}
