using System.Text;
using System.Text.Json.Nodes;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Migration;

/// <summary>Posts what the original SDK posts, in its requests' shape.</summary>
internal static class OriginalClient
{
    /// <summary>The events of one view, one of each type, as the fixtures have them but of now.</summary>
    public static JsonArray Events(string view)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        return [.. Directory.GetFiles(RepositoryRoot.Combine("tests", "Fixtures", "events"), "*.original.json").Order(StringComparer.Ordinal).Select(file =>
        {
            var e = JsonNode.Parse(File.ReadAllText(file))!;
            (e["view_id"], e["event_time"], e["viewer_time"]) = (view, now, now);
            return e;
        })];
    }

    /// <param name="service">The service's address.</param>
    /// <param name="events">What <see cref="Events"/> gives.</param>
    /// <param name="key">Name and value of the header that carries the key.</param>
    public static async Task<HttpResponseMessage> PostAsync(Uri service, JsonArray events, (string Header, string Value) key)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service, "/v1/events"))
        {
            Content = new StringContent(new JsonObject { ["events"] = events }.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-SDK-Version", "1.0.0");
        request.Headers.Add("Origin", "https://shop.example");
        request.Headers.TryAddWithoutValidation(key.Header, key.Value);
        return await http.SendAsync(request);
    }
}
