using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Lists incidents, the newest first.</summary>
public sealed class ListIncidentsFunction(IncidentRoutes incidents)
{
    [Function("ListIncidents")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/incidents")] HttpRequest request, CancellationToken cancellation) =>
        incidents.ListAsync(request, cancellation);
}
