using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Operations.Api;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions;

/// <summary>This instance's QoE metrics and its own, as Prometheus text.</summary>
public sealed class MetricsFunction(OperatorAccess access, Aggregator aggregator, OrganisationGauges gauges, SelfMetricsReader self)
{
    // A receiver of remote write that scrapes as well has the QoE metrics already.
    private const string Service = "service";
    private const string Qoe = "qoe";

    [Function("Metrics")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "metrics")] HttpRequest request, CancellationToken cancellation)
    {
        if (await access.RefuseUnlessOfAllAsync(request, cancellation) is { } refusal) return refusal;

        var collect = request.Query["collect"].ToArray();
        if (collect is not ([] or [Qoe] or [Service])) return Problems.Wrong("collect", $"collect is {Service} or {Qoe}, or left out.");

        var text = new MetricsText();
        if (collect is not [Service])
        {
            WriteQoe(text);
        }

        if (collect is not [Qoe])
        {
            self.Write(text);
        }

        return Results.Text(text.ToString(), MetricsText.ContentType);
    }

    private void WriteQoe(MetricsText text)
    {
        if (aggregator.Slot is { } slot)
        {
            QoeMetricsText.Write(slot.Read(QoeMetricsText.Copy), slot.Number, text);
        }

        gauges.Write(text);
    }
}
