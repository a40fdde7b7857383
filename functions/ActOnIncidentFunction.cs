using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Acknowledges, investigates, resolves or reviews an incident, or adds a note.</summary>
public sealed class ActOnIncidentFunction(IncidentRoutes incidents)
{
    [Function("ActOnIncident")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/incidents/{id}/{action}")] HttpRequest request, string id, string action, CancellationToken cancellation) =>
        incidents.ActAsync(request, id, action, cancellation);
}
