using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Operations.Api;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>The routes of <c>/v1/slos</c>.</summary>
public sealed class SloRoutes(OperatorRoutes routes, SloStore store, SloCatalog catalog, SloStatusReader statuses)
{
    /// <summary>Every objective is evaluated every minute.</summary>
    private const int MostSlos = 100;

    private const string Yaml = "application/yaml";

    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        var slos = await store.ListAsync(organisation, cancellation);
        return Results.Json(new JsonObject
        {
            ["organisation"] = organisation,
            ["slos"] = new JsonArray([.. slos.Select(stored => Shown(stored))]),
        });
    }, cancellation);

    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
        await store.FindAsync(organisation, id, cancellation) is { } stored ? Answer(request, stored, []) : Problems.NotFound("objective"), cancellation);

    public Task<IResult> PutAsync(HttpRequest request, string id, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        var (text, refusal) = await RequestText.ReadAsync(request, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var reading = IsYaml(request.ContentType) ? OpenSloReader.Read(text!, id) : SloJson.Read(text!, id);
        return reading.Slo is { } slo ? await WriteAsync(request, organisation, slo, reading, cancellation) : Problems.Of(reading.Errors);
    }, cancellation);

    public Task<IResult> DeleteAsync(HttpRequest request, string id, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        while (true)
        {
            if (await store.FindAsync(organisation, id, cancellation) is not { } stored)
            {
                return Problems.NotFound("objective");
            }

            if (stored.ETag is null)
            {
                return Problems.Conflict("The objective is a default and as it was; switch it off with \"enabled\": false.");
            }

            if (!Versions.Allow(request, stored.ETag))
            {
                return Problems.OtherVersion;
            }

            if (await store.TryDeleteAsync(organisation, id, stored.ETag, cancellation))
            {
                await catalog.RefreshAsync(cancellation);
                return Results.NoContent();
            }
        }
    }, cancellation);

    public Task<IResult> StatusAsync(HttpRequest request, string id, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
        await store.FindAsync(organisation, id, cancellation) is { } stored
            ? Results.Json(await statuses.ReadAsync(organisation, stored.Slo, cancellation), SloStatusView.Json)
            : Problems.NotFound("objective"), cancellation);

    private async Task<IResult> WriteAsync(HttpRequest request, string organisation, SloDefinition slo, SloReading reading, CancellationToken cancellation)
    {
        while (true)
        {
            var before = await store.FindAsync(organisation, slo.Id, cancellation);
            if (before is null && (await store.ListAsync(organisation, cancellation)).Count >= MostSlos)
            {
                return Problems.Conflict($"An organisation has at most {MostSlos} objectives.");
            }

            if (!Versions.Allow(request, before?.ETag))
            {
                return Problems.OtherVersion;
            }

            if (await store.TryWriteAsync(organisation, slo, before?.ETag, cancellation) is { } etag)
            {
                await catalog.RefreshAsync(cancellation);
                var status = before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK;
                return Answer(request, new StoredSlo(slo, etag), [.. reading.Warnings.Select(warning => warning.Message)], status);
            }
        }
    }

    private static IResult Answer(HttpRequest request, StoredSlo stored, IReadOnlyList<string> warnings, int status = StatusCodes.Status200OK)
    {
        Versions.Show(request, stored.ETag);
        if (IsYaml(request.Headers.Accept.ToString()))
        {
            return Results.Text(OpenSloWriter.Write(stored.Slo), Yaml, statusCode: status);
        }

        var shown = Shown(stored);
        if (warnings.Count > 0)
        {
            shown["warnings"] = new JsonArray([.. warnings.Select(warning => (JsonNode)warning)]);
        }

        return Results.Json(shown, statusCode: status);
    }

    private static JsonObject Shown(StoredSlo stored)
    {
        var shown = SloJson.ToJson(stored.Slo);
        shown["default"] = stored.ETag is null;
        return shown;
    }

    private static bool IsYaml(string? types) => types?.Contains("yaml", StringComparison.OrdinalIgnoreCase) == true;
}
