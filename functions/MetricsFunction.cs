using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions;

/// <summary>This instance's QoE metrics and its own, as Prometheus text.</summary>
public sealed class MetricsFunction(OperatorAccess access, Aggregator aggregator, SloGauges objectives, SelfMetricsReader self)
{
    [Function("Metrics")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "metrics")] HttpRequest request, CancellationToken cancellation)
    {
        if (await access.RefuseUnlessOfAllAsync(request, cancellation) is { } refusal) return refusal;

        var text = new MetricsText();
        if (aggregator.Slot is { } slot)
        {
            QoeMetricsText.Write(slot.Read(QoeMetricsText.Copy), slot.Number, text);
        }

        objectives.Write(text);
        self.Write(text);
        return Results.Text(text.ToString(), MetricsText.ContentType);
    }
}
