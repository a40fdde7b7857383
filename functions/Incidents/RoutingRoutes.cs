using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Operations.Api;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Json;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions.Incidents;

/// <summary>The routes of <c>/v1/routing</c>.</summary>
public sealed class RoutingRoutes(OperatorRoutes routes, RoutingStore store, RoutingContexts contexts, ChannelSecrets secrets, IncidentDesk desk, TimeProvider time)
{
    private const string JsonType = "application/json; charset=utf-8";

    public Task<IResult> GetAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(
        request, async organisation => Answer(request, await store.ReadAsync(organisation, cancellation)), cancellation);

    public Task<IResult> PutAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        var (text, refusal) = await RequestText.ReadAsync(request, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        while (true)
        {
            var before = await store.ReadAsync(organisation, cancellation);

            // The secrets of the document for all organisations are not this one's to keep.
            var (document, errors) = RoutingJson.Read(text!, before.Owner == organisation ? before.Document : null);
            errors = document is null ? errors : secrets.Judge(document, organisation);
            if (document is null || errors.Count > 0)
            {
                return Problems.Of(errors);
            }

            if (!Versions.Allow(request, before.ETag))
            {
                return Problems.OtherVersion;
            }

            if (await store.TryWriteAsync(organisation, document, before.ETag, cancellation) is { } etag)
            {
                await desk.LookAsync(organisation, cancellation);
                return Answer(request, new StoredRouting(document, organisation, etag), before.ETag is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
            }
        }
    }, cancellation);

    /// <summary>Takes the organisation's own document away: the one for all organisations, or the default, holds again.</summary>
    public Task<IResult> DeleteAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        if (await store.ReadAsync(organisation, cancellation) is not { ETag: { } etag })
        {
            return Problems.NotFound("routing of the organisation's own");
        }

        if (!Versions.Allow(request, etag) || !await store.TryDeleteAsync(organisation, etag, cancellation))
        {
            return Problems.OtherVersion;
        }

        await desk.LookAsync(organisation, cancellation);
        return Results.NoContent();
    }, cancellation);

    /// <summary>Which receivers an alert would reach, and why. Nobody is told.</summary>
    public Task<IResult> TestAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        var (asked, refusal) = await RequestJson.ReadAsync<RoutingTest>(request, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        if (asked!.Labels is not { Count: > 0 } labels || !labels.TryGetValue(AlertLabels.Name, out var name) || string.IsNullOrEmpty(name))
        {
            return Problems.Of([new FieldError("labels", $"labels are the alert's, with {AlertLabels.Name}.")]);
        }

        var now = time.GetUtcNow();
        var context = await contexts.ReadAsync(organisation, cancellation);
        var alert = new Alert { Labels = labels, StartsAt = now };
        var explanation = RoutingExplanation.Of(context.Document, alert, context.Silences, context.ActiveAlerts, now);
        return Results.Json(
            new
            {
                receivers = explanation.IsMuted ? [] : explanation.Matches.Select(match => match.Receiver).OfType<string>().Distinct().ToArray(),
                explanation.IsMuted, explanation.Silences, explanation.InhibitedBy, explanation.Matches, explanation.Tried,
            },
            AlertingJson.Options);
    }, cancellation);

    private static IResult Answer(HttpRequest request, StoredRouting stored, int status = StatusCodes.Status200OK)
    {
        Versions.Show(request, stored.ETag);
        return Results.Text(RoutingJson.WriteRedacted(stored.Document), JsonType, statusCode: status);
    }
}

/// <summary>An alert to try the routing with.</summary>
/// <param name="Labels">All of them, as an alert would have them.</param>
public sealed record RoutingTest(Dictionary<string, string>? Labels);
