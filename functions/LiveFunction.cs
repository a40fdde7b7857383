using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Operations;

namespace OpenQoE.Functions;

/// <summary>Answers as long as the process does.</summary>
public sealed class LiveFunction
{
    [Function("Live")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request)
    {
        SecurityHeaders.Apply(request);
        return Results.Json(new { status = "live" });
    }
}
