using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Cardinality;

/// <summary>The routes of <c>/v1/cardinality</c>: each asks who operates, then shows what is theirs.</summary>
public sealed class CardinalityRoutes(OperatorAccess access, CardinalityReader reader, CardinalityPreview preview, GovernancePolicies policies, TimeProvider time)
{
    private const int MostOrganisations = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
    };

    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation) => DoAsync(request, async operatesOn =>
    {
        if (operatesOn is not null)
        {
            return await OneAsync(operatesOn, found => CardinalityViews.Overview(found, policies, time.GetUtcNow()), cancellation);
        }

        var organisations = await reader.ListAsync(MostOrganisations, cancellation);
        return Results.Json(new { organisations = organisations.Select(found => CardinalityViews.Overview(found, policies, time.GetUtcNow())) }, Json);
    }, cancellation);

    public Task<IResult> LabelAsync(HttpRequest request, string label, CancellationToken cancellation) => DoAsync(request, async operatesOn =>
    {
        if (!KnownLabels.Has(label))
        {
            return Wrong("label", $"{label} is no label of any metric; the labels are {string.Join(", ", KnownLabels.All)}, and custom_<key>.");
        }

        var organisation = operatesOn ?? (label == Governor.OrganisationLabel ? Governor.AllOrganisations : null);
        return organisation is null
            ? Wrong("organisation", "Say whose label it is: ?organisation=.")
            : await OneAsync(organisation, found => CardinalityViews.Detail(found, label, policies), cancellation);
    }, cancellation);

    public Task<IResult> PreviewAsync(HttpRequest request, CancellationToken cancellation) => DoAsync(request, async operatesOn =>
    {
        PreviewRequest? change;
        try
        {
            change = await JsonSerializer.DeserializeAsync<PreviewRequest>(request.Body, Json, cancellation);
        }
        catch (JsonException e)
        {
            return Wrong(e.Path is { Length: > 2 } path ? path[2..].Split('[', '.')[0] : "body", "The body is no JSON object with the fields of a preview: see docs/cardinality.md.");
        }

        if (change is null || change.Wrong() is { Count: > 0 })
        {
            return change is null ? Wrong("body", "The body is a JSON object.") : Results.ValidationProblem(change.Wrong());
        }

        return (operatesOn ?? change.Organisation) is { } organisation && (operatesOn is null || change.Organisation is null || change.Organisation == operatesOn)
            ? await OneAsync(organisation, found => preview.Of(found, change), cancellation)
            : Wrong("organisation", "Say whose traffic it is about, and one that you operate.");
    }, cancellation);

    private async Task<IResult> OneAsync(string organisation, Func<OrganisationCardinality, object> view, CancellationToken cancellation) =>
        await reader.ReadAsync(organisation, cancellation) is { } found
            ? Results.Json(view(found), Json)
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Nothing was counted of this organisation.");

    /// <summary>Hands on the organisation that is asked for, as far as the operator may; null for all.</summary>
    private async Task<IResult> DoAsync(HttpRequest request, Func<string?, Task<IResult>> action, CancellationToken cancellation)
    {
        var who = await access.ResolveAsync(request, cancellation);
        if (who.Operator is not { } actor)
        {
            return who.Refusal!;
        }

        var asked = request.Query["organisation"].ToString() is { Length: > 0 } organisation ? organisation : actor.Organisation;
        if (asked is not null && !actor.MayActFor(asked))
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "The admin key is another organisation's.");
        }

        try
        {
            return await action(asked);
        }
        catch (Exception e) when (StorageErrors.Include(e) && !cancellation.IsCancellationRequested)
        {
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The storage cannot be reached.");
        }
    }

    private static IResult Wrong(string field, string message) => Results.ValidationProblem(new Dictionary<string, string[]> { [field] = [message] });
}
