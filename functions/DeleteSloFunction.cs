using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Slo;

namespace OpenQoE.Functions;

/// <summary>Deletes an objective; a default comes back as it was.</summary>
public sealed class DeleteSloFunction(SloRoutes slos)
{
    [Function("DeleteSlo")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/slos/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        slos.DeleteAsync(request, id, cancellation);
}
