using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace OpenQoE.Tests.Pipeline.Tenants;

/// <summary>An organisation's players: they post with its key, and remember how it went.</summary>
internal sealed class Tenant : IDisposable
{
    private readonly HttpClient _http;
    private readonly List<double> _latencies = [];
    private int _requests;

    private Tenant(Uri service, string key) =>
        _http = new HttpClient { BaseAddress = service, Timeout = TimeSpan.FromMinutes(1), DefaultRequestHeaders = { { "X-API-Key", key } } };

    /// <summary>Events that were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>Requests that were refused for their rate.</summary>
    public int Limited { get; private set; }

    /// <summary>Makes an organisation with a key of so many events a second.</summary>
    public static async Task<Tenant> CreateAsync(Uri service, string adminKey, string organisation, int rate)
    {
        using var operators = new HttpClient { BaseAddress = service, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", adminKey) } };
        using var made = await operators.PostAsJsonAsync("/v1/keys", new { organisation, rate, burst = rate });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return new Tenant(service, (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!);
    }

    /// <summary>Posts at a pace for a while, from several players, whatever is answered.</summary>
    public async Task PostAsync(TimeSpan during, double requestsPerSecond, int eventsPerRequest, int players)
    {
        var started = Stopwatch.GetTimestamp();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, players).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var at = TimeSpan.FromSeconds(Interlocked.Increment(ref next) / requestsPerSecond);
                if (at > during) return;
                if (at - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early) await Task.Delay(early);
                await PostOnceAsync(eventsPerRequest, batch: null);
            }
        })));
    }

    /// <summary>Posts one batch, and waits as it is told until it is accepted.</summary>
    /// <returns>How often it was sent.</returns>
    public async Task<int> PostObedientlyAsync(int events)
    {
        var batch = Guid.NewGuid().ToString();
        for (var sends = 1; ; sends++)
        {
            if (await PostOnceAsync(events, batch) is not { } wait) return sends;
            await Task.Delay(wait);
        }
    }

    /// <summary>Ms that 99 of 100 requests since the last call took at most.</summary>
    public double TakeP99()
    {
        lock (_latencies)
        {
            var sorted = _latencies.Order().ToList();
            _latencies.Clear();
            return sorted[(int)(sorted.Count * 0.99)];
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<TimeSpan?> PostOnceAsync(int events, string? batch)
    {
        var number = Interlocked.Increment(ref _requests);
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var each = Enumerable.Range(0, events).Select(i => $$"""{"event_type":"pause","event_time":{{time}},"player_id":"p","view_id":"{{number}}-{{i}}","session_id":"s","viewer_id":"v"}""");
        using var content = new StringContent($$"""{"batch_id":"{{batch ?? $"b{number}"}}","events":[{{string.Join(',', each)}}]}""", Encoding.UTF8, "application/json");
        var started = Stopwatch.GetTimestamp();
        using var answer = await _http.PostAsync("/v1/events", content);
        lock (_latencies)
        {
            _latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (answer.StatusCode == HttpStatusCode.Accepted) Accepted += events;
            else Limited++;
        }

        if (answer.StatusCode == HttpStatusCode.Accepted) return null;
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        return Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }
}
