using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace OpenQoE.Functions.Operations.Api;

/// <summary>Small JSON bodies of operators' requests.</summary>
internal static class RequestJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
    };

    /// <summary>The body, or the refusal of what is none of its kind. An empty body is an object without fields.</summary>
    public static async Task<(T? Value, IResult? Refusal)> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        var (text, refusal) = await RequestText.ReadAsync(request, cancellation);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text!.Trim().Length > 0 ? text : "{}", Json) is { } value ? (value, null) : (null, Problems.Wrong("body", "The body is a JSON object."));
        }
        catch (JsonException e)
        {
            var field = e.Path is { Length: > 2 } path ? path[2..] : "body";
            return (null, Problems.Wrong(field, field == "body" ? "The body is no JSON object." : $"{field} is no field here, or not of the right type."));
        }
    }
}
