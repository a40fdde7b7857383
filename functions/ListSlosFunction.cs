using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Slo;

namespace OpenQoE.Functions;

/// <summary>Lists an organisation's objectives.</summary>
public sealed class ListSlosFunction(SloRoutes slos)
{
    [Function("ListSlos")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/slos")] HttpRequest request, CancellationToken cancellation) =>
        slos.ListAsync(request, cancellation);
}
