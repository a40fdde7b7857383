using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Lists silences.</summary>
public sealed class ListSilencesFunction(SilenceRoutes silences)
{
    [Function("ListSilences")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/silences")] HttpRequest request, CancellationToken cancellation) =>
        silences.ListAsync(request, cancellation);
}
