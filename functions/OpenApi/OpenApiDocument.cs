using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenQoE.Functions.OpenApi;

/// <summary>The service's routes as OpenAPI 3.1. https://spec.openapis.org/oas/v3.1.0</summary>
internal static class OpenApiDocument
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";
    private const string Yaml = "application/yaml";

    /// <summary>Made once.</summary>
    public static string Text { get; } = Build().ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    private static JsonObject Build()
    {
        var paths = new JsonObject();
        foreach (var path in ApiRoutes.All.GroupBy(route => route.Path))
        {
            paths[path.Key] = new JsonObject(path.Select(route => KeyValuePair.Create<string, JsonNode?>(route.Method.ToLowerInvariant(), Operation(route))));
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "OpenQoE for Azure Functions", ["version"] = "1", ["description"] = "Quality of experience: events in, metrics, objectives, incidents." },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["adminKey"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An admin key: docs/keys.md." },
                    ["ingestKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-API-Key", ["description"] = "An ingest key: docs/keys.md." },
                },
                ["schemas"] = new JsonObject { ["Problem"] = Schemas.Object(("type", "string"), ("title", "string"), ("status", "integer"), ("detail", "string"), ("errors", "object")) },
            },
        };
    }

    private static JsonObject Operation(ApiRoute route)
    {
        var operation = new JsonObject
        {
            ["operationId"] = $"{route.Method.ToLowerInvariant()}{route.Path.Replace("{", "").Replace("}", "").Replace('/', '_').Replace('.', '_')}",
            ["tags"] = new JsonArray(route.Tag),
            ["summary"] = route.Summary,
            ["parameters"] = new JsonArray([.. Parameters(route)]),
            ["responses"] = new JsonObject([.. Successes(route), .. Failures(route)]),
        };
        if (route.Access != ApiAccess.Everyone)
        {
            operation["security"] = new JsonArray(new JsonObject { [route.Access == ApiAccess.AdminKey ? "adminKey" : "ingestKey"] = new JsonArray() });
        }

        if (route.Request is not null)
        {
            var sent = new JsonObject { [Json] = Content(route.Request.DeepClone(), route.RequestExample?.DeepClone()) };
            if (route.IsAlsoYaml)
            {
                sent[Yaml] = Content(new JsonObject { ["type"] = "string" }, null);
            }

            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = sent };
        }

        return operation;
    }

    private static IEnumerable<JsonNode> Parameters(ApiRoute route)
    {
        foreach (var name in route.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part[1..^1]))
        {
            yield return Parameter(name, "path", isRequired: true, $"The {name}.");
        }

        foreach (var (name, meaning) in route.IsOfOrganisation ? route.Query.Prepend(("organisation", "Whose; an operator of one organisation may leave it out.")) : route.Query)
        {
            yield return Parameter(name, "query", isRequired: false, meaning);
        }

        if ((route.HasVersions && route.Method is "PUT" or "DELETE") || route.Path.EndsWith("{action}", StringComparison.Ordinal))
        {
            yield return Parameter("If-Match", "header", isRequired: false, "The ETag that was read: else 412.");
        }
    }

    private static JsonObject Parameter(string name, string place, bool isRequired, string meaning) => new()
    {
        ["name"] = name, ["in"] = place, ["required"] = isRequired, ["description"] = meaning, ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Successes(ApiRoute route)
    {
        foreach (var status in route.Success)
        {
            var answer = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(status) };
            if (route.Response is not null && status != 204)
            {
                answer["content"] = new JsonObject { [Json] = Content(route.Response.DeepClone(), null) };
                if (route.IsAlsoYaml)
                {
                    answer["content"]![Yaml] = Content(new JsonObject { ["type"] = "string" }, null);
                }
            }

            if (route.HasVersions && status != 204)
            {
                answer["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["description"] = "The version shown.", ["schema"] = new JsonObject { ["type"] = "string" } } };
            }

            yield return KeyValuePair.Create<string, JsonNode?>(status.ToString(CultureInfo.InvariantCulture), answer);
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Failures(ApiRoute route) => route.Problems.Select(status => KeyValuePair.Create<string, JsonNode?>(
        status.ToString(CultureInfo.InvariantCulture),
        new JsonObject
        {
            ["description"] = ReasonPhrases.GetReasonPhrase(status),
            ["content"] = new JsonObject { [Problem] = Content(new JsonObject { ["$ref"] = "#/components/schemas/Problem" }, null) },
        }));

    private static JsonObject Content(JsonNode schema, JsonNode? example) => example is null
        ? new JsonObject { ["schema"] = schema }
        : new JsonObject { ["schema"] = schema, ["example"] = example };
}
