using System.Collections.Concurrent;
using System.Diagnostics;
using OpenQoE.Tests.Pipeline.Load;

namespace OpenQoE.Tests.Pipeline.Tenants;

/// <summary>Posts at a pace below its limit: all has to be accepted, and soon.</summary>
internal sealed class SteadyTenant(LoadClient client)
{
    private const double RequestsPerSecond = 50;
    private const int EventsPerRequest = 5;

    private int _accepted;

    /// <summary>Events.</summary>
    public int Accepted => _accepted;

    /// <summary>The time to the answer that 1 of 100 requests exceeds, from when they were due.</summary>
    public async Task<TimeSpan> PostAsync(string name, TimeSpan span)
    {
        var latencies = new ConcurrentBag<TimeSpan>();
        await Metronome.BeatAsync(RequestsPerSecond, span, async (number, due) =>
        {
            using var writer = new RequestWriter();
            var answer = await client.PostAsync(writer.Write($"{name}{number}", [.. Enumerable.Repeat(new LoadEvent("pause", Viewer: number), EventsPerRequest)]));
            latencies.Add(Stopwatch.GetElapsedTime(due));
            Assert.True(answer.IsWhole, $"{answer.Status}: {answer.Text}");
            Interlocked.Add(ref _accepted, EventsPerRequest);
        });
        return latencies.Order().ElementAt((int)(latencies.Count * 0.99));
    }
}
