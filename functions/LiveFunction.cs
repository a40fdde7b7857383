using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace OpenQoE.Functions;

/// <summary>Answers as long as the process does.</summary>
public sealed class LiveFunction
{
    [Function("Live")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        Results.Json(new { status = "live" });
}
