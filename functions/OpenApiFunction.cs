using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.OpenApi;
using OpenQoE.Functions.Operations;

namespace OpenQoE.Functions;

/// <summary>Describes all routes for programs.</summary>
public sealed class OpenApiFunction
{
    [Function("OpenApi")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request)
    {
        SecurityHeaders.Apply(request);
        return Results.Text(OpenApiDocument.Text, "application/json; charset=utf-8");
    }
}
