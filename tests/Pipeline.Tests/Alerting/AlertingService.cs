using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OpenQoE.Tests.Pipeline.Exactness;

namespace OpenQoE.Tests.Pipeline.Alerting;

/// <summary>What tests of alerting ask a service, as an operator of one organisation.</summary>
internal sealed class AlertingService(Uri service) : IDisposable
{
    public const string Organisation = "acme";

    private const int MaxAttempts = 10;

    private readonly HttpClient _http = Client(service);

    /// <summary>Settings that let a service reach receivers on loopback.</summary>
    public static readonly (string Name, string Value)[] Settings = [("OpenQoE__Notifications__AllowPrivateNetworks", "true"), ("OpenQoE__Alerting__PublicUrl", "https://qoe.example.com")];

    public async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(Own(path));

    /// <exception cref="InvalidOperationException">It was refused; the message says why.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, Own(path)) { Content = body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(said).RootElement : throw new InvalidOperationException($"{answer.StatusCode} to {method} {path}: {said}");
    }

    /// <summary>Switches off every default objective, so that only what a test makes can alert.</summary>
    public async Task SwitchOffDefaultsAsync()
    {
        foreach (var slo in (await GetAsync("/v1/slos")).GetProperty("slos").EnumerateArray())
        {
            await SendAsync(HttpMethod.Put, $"/v1/slos/{slo.GetProperty("id")}", new
            {
                name = slo.GetProperty("name").GetString(), indicator = slo.GetProperty("indicator").GetString(), objective = slo.GetProperty("objective").GetDouble(), enabled = false,
            });
        }
    }

    /// <summary>Posts events of views that have just started, or failed to.</summary>
    public async Task PostStartsAsync(int views, int failing)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var events = Enumerable.Range(0, views).Select(i => new Dictionary<string, object>
        {
            ["event_type"] = i < failing ? "viewend" : "playing",
            ["event_time"] = now, ["viewer_time"] = now, ["org_id"] = Organisation, ["player_id"] = "web", ["view_id"] = Guid.NewGuid().ToString("N"), ["session_id"] = "s",
            ["viewer_id"] = new string('a', 64), ["seq"] = 1, ["cdn"] = new { provider = "fastly" },
            ["data"] = i < failing ? new Dictionary<string, object> { ["outcome"] = "start_failed" } : new() { ["video_startup_time"] = 500 },
        });
        foreach (var batch in events.Chunk(50)) await PostAsync(batch);
    }

    // As players do: what the storage was too slow to take is sent again.
    private async Task PostAsync(object[] batch)
    {
        var id = Guid.NewGuid();
        for (var attempt = 1; ; attempt++)
        {
            using var answer = await _http.PostAsJsonAsync("/v1/events", new { batch_id = id, attempt, events = batch });
            if (answer.IsSuccessStatusCode) return;
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == MaxAttempts)
                throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Own(string path) => $"{path}{(path.Contains('?') ? '&' : '?')}organisation={Organisation}";

    private static HttpClient Client(Uri service)
    {
        var http = new HttpClient { BaseAddress = service, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Stage.AdminKey);
        return http;
    }
}
