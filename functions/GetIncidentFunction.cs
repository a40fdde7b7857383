using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Shows an incident with its timeline.</summary>
public sealed class GetIncidentFunction(IncidentRoutes incidents)
{
    [Function("GetIncident")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/incidents/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        incidents.GetAsync(request, id, cancellation);
}
