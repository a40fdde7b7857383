using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Cardinality;

namespace OpenQoE.Functions;

/// <summary>What keeps an organisation's labels and series in bounds, and what was seen; <c>?organisation=</c> for one.</summary>
public sealed class CardinalityFunction(CardinalityRoutes cardinality)
{
    [Function("Cardinality")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/cardinality")] HttpRequest request, CancellationToken cancellation) =>
        cardinality.ListAsync(request, cancellation);
}
