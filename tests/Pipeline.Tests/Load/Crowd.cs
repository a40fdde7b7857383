using System.Collections.Concurrent;
using System.Diagnostics;

namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>Posts requests side by side, all of which must be accepted, and keeps count of their events.</summary>
/// <param name="service">Where to.</param>
/// <param name="seed">Of the batches' ids.</param>
internal sealed class Crowd(Uri service, string seed) : IDisposable
{
    private const int Posters = 4;

    private readonly LoadClient _client = new(service);
    private readonly ConcurrentDictionary<string, long> _accepted = new();
    private int _requests;

    /// <summary>By type.</summary>
    public IReadOnlyDictionary<string, long> Accepted => _accepted;

    public long Total => _accepted.Values.Sum();

    /// <summary>Posts so many requests.</summary>
    /// <param name="requests">How many.</param>
    /// <param name="perSecond">At most; null for as many as the service takes.</param>
    /// <param name="events">Those of a request, by its number.</param>
    public Task PostAsync(int requests, double? perSecond, Func<int, IReadOnlyList<LoadEvent>> events)
    {
        var began = Stopwatch.GetTimestamp();
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Posters).Select(_ => Task.Run(PosterAsync)));

        async Task PosterAsync()
        {
            using var writer = new RequestWriter();
            while (Interlocked.Increment(ref next) is var number && number < requests)
            {
                if (number / perSecond - Stopwatch.GetElapsedTime(began).TotalSeconds is > 0 and var early) await Task.Delay(TimeSpan.FromSeconds(early));
                await PostAsync(writer, events(number));
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(RequestWriter writer, IReadOnlyList<LoadEvent> events)
    {
        var answer = await _client.PostAsync(writer.Write($"{seed}{Interlocked.Increment(ref _requests)}", events));
        Assert.True(answer.IsWhole, $"{answer.Status}: {answer.Text}");
        foreach (var (type, count) in events.CountBy(e => e.Type)) _accepted.AddOrUpdate(type, count, (_, before) => before + count);
    }
}
