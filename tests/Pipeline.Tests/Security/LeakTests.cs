using System.Net.Http.Headers;
using System.Text;
using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Security;

/// <summary>Whatever goes wrong, nothing that is nobody's business is said about it.</summary>
public sealed class LeakTests
{
    private const string Secret = "GEHEIM";

    [Fact]
    public async Task No_secret_and_no_viewer_is_in_any_output_answer_statistic_or_metric()
    {
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartWholeAsync(
            ("Logging__LogLevel__Default", "Information"), ("Logging__LogLevel__Microsoft.AspNetCore", "Information"), ("AzureFunctionsJobHost__logging__logLevel__Microsoft.AspNetCore", "Information"),
            ("OpenQoE__ApiKey", $"{Secret}-api"), ("OpenQoE__Operator__AdminKey", $"{Secret}-admin"),
            ("OpenQoE__RemoteWrite__Url", new Uri(stage.Prometheus.WriteUrl, $"/not/there?token={Secret}-url").ToString()),
            ("OpenQoE__RemoteWrite__Username", $"{Secret}-user"), ("OpenQoE__RemoteWrite__Password", $"{Secret}-password"),
            ("OpenQoE__Logs__Url", new Uri(stage.Prometheus.WriteUrl, $"/not/there?token={Secret}-url").ToString()), ("OpenQoE__Logs__BearerToken", $"{Secret}-token"));
        using var http = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(2) };
        var said = new StringBuilder();

        await SayAsync("/v1/events?key=" + Secret + "-api", Event);
        await SayAsync("/v1/events?key=" + Secret + "-wrong", Event);
        await SayAsync("/v1/events?key=" + Secret + "-api", $$"""{"events":[{"event_type":"{{Secret}}"},{{Secret}}""");
        await SayAsync("/v1/events?key=" + Secret + "-api", """{"events":[{"event_type":"pause","event_time":1,"viewer_id":"GEHEIM","data":{"x":"GEHEIM"}}]}""");
        await SayAsync("/v1/keys", $$"""{"organisation":"acme","name":1,"secret":"{{Secret}}"}""", $"{Secret}-admin");
        foreach (var path in new[] { "/stats", "/metrics", "/v1/keys", "/v1/cardinality", "/health/ready", "/openapi.json", $"/v1/cardinality/{Secret[..1]}" })
        {
            await SayAsync(path, null, $"{Secret}-admin");
            await SayAsync(path, null, $"{Secret}-wrong");
        }

        // The receivers refuse until they have said so.
        await Eventually.HoldsAsync(async () => (await GetAsync("/metrics")).Contains("openqoe_log_lines_total{result=\"deferred\"}", StringComparison.Ordinal));
        await Eventually.HoldsAsync(async () => (await GetAsync("/metrics")).Contains("openqoe_remote_write_samples_total{result=\"refused\"}", StringComparison.Ordinal));
        await stage.Azurite.StopAsync();
        await SayAsync("/v1/events?key=" + Secret + "-api", Event);
        await SayAsync("/stats", null, $"{Secret}-admin");
        await SayAsync("/health/ready", null);
        await SayAsync("/v1/cardinality", null, $"{Secret}-admin");
        await stage.Azurite.StartAsync();
        await service.EndAsync(Signal.Terminate);

        var everything = said.Append(service.Output).ToString();
        Assert.Contains("Application is shutting down", everything);
        Assert.DoesNotContain(Secret, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Azurite.AccountKey, everything);

        async Task SayAsync(string path, string? body, string? key = null)
        {
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
            if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var answer = await http.SendAsync(request);
            said.AppendLine($"{(int)answer.StatusCode} {answer.Headers} {await answer.Content.ReadAsStringAsync()}");
        }

        async Task<string> GetAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"{Secret}-admin");
            using var answer = await http.SendAsync(request);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    private static string Event => $$$"""
        {"events":[{"event_type":"error","event_time":{{{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}}},"org_id":"acme","player_id":"p",
        "view_id":"{{{Secret}}}-view","session_id":"{{{Secret}}}-session","viewer_id":"{{{Secret}}}-viewer","video":{"id":"v","source_url":"https://cdn.example/a?token={{{Secret}}}"},
        "data":{"error_family":"network","error_code":"404","error_message":"{{{Secret}}}-message"},"custom":{"a":"{{{Secret}}}-custom"}}]}
        """;
}
