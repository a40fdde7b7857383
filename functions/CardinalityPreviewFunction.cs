using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Cardinality;

namespace OpenQoE.Functions;

/// <summary>What a change of policy would cost in series.</summary>
public sealed class CardinalityPreviewFunction(CardinalityRoutes cardinality)
{
    [Function("CardinalityPreview")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/cardinality/preview")] HttpRequest request, CancellationToken cancellation) =>
        cardinality.PreviewAsync(request, cancellation);
}
