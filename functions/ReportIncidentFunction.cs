using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Incidents;

namespace OpenQoE.Functions;

/// <summary>Makes an incident that somebody reports.</summary>
public sealed class ReportIncidentFunction(IncidentRoutes incidents)
{
    [Function("ReportIncident")]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/incidents")] HttpRequest request, CancellationToken cancellation) =>
        incidents.ReportAsync(request, cancellation);
}
