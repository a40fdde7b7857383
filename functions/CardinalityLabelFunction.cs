using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Cardinality;

namespace OpenQoE.Functions;

/// <summary>One label of an organisation: admitted values, the heaviest ones, demand and overflow.</summary>
public sealed class CardinalityLabelFunction(CardinalityRoutes cardinality)
{
    [Function("CardinalityLabel")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/cardinality/{label}")] HttpRequest request, string label, CancellationToken cancellation) =>
        cardinality.LabelAsync(request, label, cancellation);
}
