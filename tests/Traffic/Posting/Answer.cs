using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>What the service said to one attempt.</summary>
/// <param name="Status">The HTTP status, or <c>unreachable</c>.</param>
/// <param name="ShouldRetry">The same batch may find the service in a better mood.</param>
/// <param name="RetryAfter">If it named a time.</param>
/// <param name="Report">The report of accepted and rejected events, where there is one.</param>
internal sealed record Answer(string Status, bool ShouldRetry, TimeSpan? RetryAfter, JsonObject? Report)
{
    public static Answer Unreachable { get; } = new("unreachable", true, null, null);

    public static Answer Of(HttpResponseMessage response, string body)
    {
        var shouldRetry = response.StatusCode is HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        return new Answer($"{(int)response.StatusCode}", shouldRetry, response.Headers.RetryAfter?.Delta, shouldRetry ? null : Parse(body));
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject report && report.ContainsKey("events_accepted") ? report : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
