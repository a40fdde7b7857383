using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Operations.Api;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Functions.Incidents;

/// <summary>The routes of <c>/v1/incidents</c>.</summary>
public sealed class IncidentRoutes(OperatorRoutes routes, IncidentStore store, IncidentDesk desk, TimeProvider time)
{
    private const int UsualLimit = 50;
    private const int HighestLimit = 200;
    private const int LongestText = 2000;
    private const string Nobody = "operator";

    private static readonly Dictionary<string, IncidentState> Actions = new()
    {
        ["acknowledge"] = IncidentState.Acknowledged,
        ["investigate"] = IncidentState.Investigating,
        ["resolve"] = IncidentState.Resolved,
        ["review"] = IncidentState.Reviewed,
    };

    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        if (LimitOf(request) is not { } limit)
        {
            return Problems.Wrong("limit", $"limit is 1 to {HighestLimit}.");
        }

        var after = request.Query["after"].ToString() is { Length: > 0 } id ? id : null;
        if (after is not null && !IncidentStore.IsId(after))
        {
            return Problems.Wrong("after", "after is the id of an incident.");
        }

        var now = time.GetUtcNow();
        var incidents = request.Query["state"].ToString() switch
        {
            "" => [.. (await store.ListAsync(organisation, after, limit, cancellation)).Select(stored => stored.Incident)],
            "open" => await store.ListOpenAsync(organisation, cancellation),
            _ => null,
        };
        return incidents is null ? Problems.Wrong("state", "state is open, or left out.") : Results.Json(
            new
            {
                organisation,
                incidents = incidents.Select(incident => IncidentView.Brief(incident, now)),
                figures = FiguresView.Of(IncidentFigures.Of(incidents)),
                next = incidents.Count == limit ? $"/v1/incidents?organisation={Uri.EscapeDataString(organisation)}&limit={limit}&after={incidents[^1].Id}" : null,
            },
            IncidentView.Json);
    }, cancellation);

    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        if (await store.FindAsync(organisation, id, cancellation) is not { } stored)
        {
            return Problems.NotFound("incident");
        }

        Versions.Show(request, stored.ETag);
        return Results.Json(IncidentView.Full(stored.Incident, time.GetUtcNow()), IncidentView.Json);
    }, cancellation);

    public Task<IResult> ReportAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        var (report, refusal) = await RequestJson.ReadAsync<IncidentReport>(request, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        if ((Wrong("title", report!.Title, isRequired: true) ?? Wrong("description", report.Description) ?? Wrong("author", report.Author)) is { } wrong)
        {
            return wrong;
        }

        if (report.Severity is not (null or "critical" or "warning" or "info"))
        {
            return Problems.Wrong("severity", "severity is critical, warning or info.");
        }

        var incident = await desk.ReportAsync(
            organisation, Severities.Parse(report.Severity), report.Title!.Trim(), report.Description ?? "", AuthorOf(report.Author), cancellation);
        return Results.Json(IncidentView.Full(incident, time.GetUtcNow()), IncidentView.Json, statusCode: StatusCodes.Status201Created);
    }, cancellation);

    /// <param name="request">Holds an <see cref="IncidentAction"/>.</param>
    /// <param name="id">The incident's.</param>
    /// <param name="action">acknowledge, investigate, resolve, review or notes.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IResult> ActAsync(HttpRequest request, string id, string action, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        var (asked, refusal) = await RequestJson.ReadAsync<IncidentAction>(request, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        if (action != "notes" && !Actions.ContainsKey(action))
        {
            return Problems.NotFound("action on incidents");
        }

        if ((Wrong("author", asked!.Author) ?? Wrong("text", asked.Text, isRequired: action == "notes")) is { } wrong)
        {
            return wrong;
        }

        if (await store.FindAsync(organisation, id, cancellation) is not { } stored)
        {
            return Problems.NotFound("incident");
        }

        if (!Versions.Allow(request, stored.ETag))
        {
            return Problems.OtherVersion;
        }

        if (Actions.TryGetValue(action, out var state) && stored.Incident.State != state && !stored.Incident.MayBecome(state))
        {
            return Problems.Conflict($"The incident is {stored.Incident.State.ToString().ToLowerInvariant()}: it cannot become {state.ToString().ToLowerInvariant()}.");
        }

        var changed = await desk.ChangeAsync(organisation, id, (incident, context, now) => Change(incident, action, asked, context, now), cancellation);
        return changed is null ? Problems.NotFound("incident") : Results.Json(IncidentView.Full(changed, time.GetUtcNow()), IncidentView.Json);
    }, cancellation);

    private static Incident Change(Incident incident, string action, IncidentAction asked, IncidentContext context, DateTimeOffset now)
    {
        var author = AuthorOf(asked.Author);
        return action switch
        {
            "acknowledge" => IncidentFlow.Acknowledge(incident, author, context, now),
            "investigate" => IncidentFlow.Investigate(incident, author, context, now),
            "resolve" => IncidentFlow.Resolve(incident, author, asked.Text ?? "", context, now),
            "review" => IncidentFlow.Review(incident, author, now),
            _ => IncidentFlow.Note(incident, author, asked.Text!, now),
        };
    }

    private static int? LimitOf(HttpRequest request) => request.Query["limit"].ToString() is not { Length: > 0 } text ? UsualLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= HighestLimit ? limit
        : null;

    private static string AuthorOf(string? author) => string.IsNullOrWhiteSpace(author) ? Nobody : author.Trim();

    private static IResult? Wrong(string field, string? text, bool isRequired = false) =>
        isRequired && string.IsNullOrWhiteSpace(text) ? Problems.Wrong(field, $"{field} is required.")
        : text?.Length > LongestText ? Problems.Wrong(field, $"{field} has at most {LongestText} characters.")
        : null;
}
