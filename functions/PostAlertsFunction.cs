using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Takes alerts from an Alertmanager.</summary>
public sealed class PostAlertsFunction(AlertRoutes alerts)
{
    [Function("PostAlerts")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/alerts")] HttpRequest request, CancellationToken cancellation) =>
        alerts.PostAsync(request, cancellation);
}
