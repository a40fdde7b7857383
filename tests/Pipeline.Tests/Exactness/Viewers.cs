using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OpenQoE.Tests.Pipeline.Exactness;

/// <summary>Posts batches all the time, and enters in the ledger what the service accepted.</summary>
internal sealed class Viewers : IAsyncDisposable
{
    private const int Posters = 4;
    private const int EventsPerRequest = 10;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(1) };
    private readonly SemaphoreSlim _mayPost = new(Posters, Posters);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _posting;
    private int _views;

    public Viewers(Uri service, Ledger ledger, int seed) =>
        _posting = Task.WhenAll(Enumerable.Range(0, Posters).Select(i => PostAsync(service, ledger, new Random(seed + i))));

    public int Accepted { get; private set; }

    public int Deferred { get; private set; }

    /// <summary>Runs something while no request is on its way.</summary>
    public async Task WhileQuietAsync(Func<Task> action)
    {
        for (var i = 0; i < Posters; i++) await _mayPost.WaitAsync();
        try
        {
            await action();
        }
        finally
        {
            _mayPost.Release(Posters);
        }
    }

    /// <summary>Ends after the requests that are on their way.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _posting;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _http.Dispose();
    }

    private async Task PostAsync(Uri service, Ledger ledger, Random random)
    {
        while (!_end.IsCancellationRequested)
        {
            await _mayPost.WaitAsync();
            try
            {
                PostedEvent[] events = [.. Enumerable.Range(0, EventsPerRequest).Select(_ => PostedEvent.Random(random))];
                await PostAsync(service, ledger, events);
            }
            finally
            {
                _mayPost.Release();
            }

            await Task.Delay(20);
        }
    }

    private async Task PostAsync(Uri service, Ledger ledger, PostedEvent[] events)
    {
        var view = Interlocked.Increment(ref _views);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var body = new { events = events.Select((e, seq) => e.ToWire(view, seq, now)), batch_id = $"batch{view}", attempt = 1, sent_at = now };
        using var answer = await _http.PostAsJsonAsync(new Uri(service, "/v1/events"), body);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            lock (_end) Deferred += events.Length;
            return;
        }

        var report = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted && report.GetProperty("events_accepted").GetInt32() == events.Length, $"{report}");
        ledger.Accepted(events);
        lock (_end) Accepted += events.Length;
    }
}
