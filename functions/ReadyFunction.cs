using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Operations;

namespace OpenQoE.Functions;

/// <summary>200 when events can be taken, 503 when not, with what was checked.</summary>
public sealed class ReadyFunction(Readiness readiness)
{
    [Function("Ready")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        SecurityHeaders.Apply(request);
        var report = await readiness.CheckAsync(cancellation);
        return Results.Json(
            new { status = report.Ready ? "ready" : "not ready", checks = report.Checks },
            statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
