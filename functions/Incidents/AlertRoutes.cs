using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Operations.Api;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Alertmanager;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions.Incidents;

/// <summary>The route of <c>/v1/alerts</c>: takes what an Alertmanager posts to a webhook.</summary>
public sealed class AlertRoutes(OperatorRoutes routes, IJsonQueues queues, TimeProvider time)
{
    private const string Source = "alertmanager";

    public Task<IResult> PostAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async (actor, organisation) =>
    {
        var (text, refusal) = await RequestText.ReadAsync(request, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var (alerts, errors) = AlertmanagerPayload.Read(text!);
        if (alerts is null || errors.Count > 0)
        {
            return Problems.Of(errors);
        }

        if (alerts.Index().Where(alert => AlertBatches.IsTooLarge(alert.Item)).ToArray() is { Length: > 0 } large)
        {
            return Problems.Of(large.Select(alert => new FieldError($"alerts[{alert.Index}].labels", "are more than a message takes, some 20 KiB")));
        }

        var now = time.GetUtcNow();
        foreach (var group in alerts.GroupBy(alert => OrganisationOf(alert, actor, request.Query.ContainsKey("organisation") ? organisation : null)))
        {
            foreach (var batch in AlertBatches.Of(new AlertBatch(group.Key, Source, now, [.. group])))
            {
                await queues.SendAsync(StorageNames.AlertsQueue, new RouteMessage(batch, null), delay: null, cancellation);
            }
        }

        return Results.Json(new { success = true, alerts = alerts.Count }, statusCode: StatusCodes.Status202Accepted);
    }, cancellation);

    // Rules over many organisations' metrics say in a label whose alert it is; whoever may act for one only posts theirs.
    private static string OrganisationOf(Alert alert, Operator actor, string? asked) =>
        asked ?? actor.Organisation ?? alert.Labels.GetValueOrDefault(BaseLabels.Organisation) ?? "";
}
