using System.Text.Json.Nodes;
using OpenQoE.Tests.Traffic.Audience;
using OpenQoE.Tests.Traffic.Posting;

namespace OpenQoE.Tests.Traffic;

/// <summary>Keeps a number of viewers watching: whoever leaves is followed by the next.</summary>
public sealed class Simulation(TrafficOptions options, HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan ArriveWithin = TimeSpan.FromSeconds(10), ReportEvery = TimeSpan.FromSeconds(5), LastWords = TimeSpan.FromSeconds(15);

    private readonly Tally _tally = new();
    private readonly Cast _cast = new(options.Seed, $"{time.GetUtcNow().ToUnixTimeSeconds():x}", options.OriginalShare, options.Organisation);
    private int _watching;
    private int _views;

    /// <summary>Runs until the token is cancelled or the time is over; then every viewer closes the page.</summary>
    /// <returns>The closing tally.</returns>
    public async Task<JsonObject> RunAsync(Action<string> print, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var abandon = new CancellationTokenSource();
        leave.Token.Register(() => abandon.CancelAfter(LastWords));
        leave.CancelAfter(options.Duration);
        var seats = Enumerable.Range(0, options.Viewers).Select(seat => FillAsync(seat, leave.Token, abandon.Token)).ToList();
        await ReportAsync(print, leave.Token);
        await Task.WhenAll(seats);
        var tally = _tally.ToJson();
        tally.Insert(0, "seconds", Math.Round(time.GetElapsedTime(began).TotalSeconds, 1));
        tally.Insert(1, "views", _views);
        return tally;
    }

    /// <summary>One viewer after the other; numbering them by seat makes each of them the same in every run.</summary>
    private async Task FillAsync(int seat, CancellationToken leave, CancellationToken abandon)
    {
        var client = new EventsClient(http, options.Url, options.Key, _tally, time);
        await WaitAsync(ArriveWithin * seat / options.Viewers / options.Speed, leave);
        for (var number = seat; !leave.IsCancellationRequested; number += options.Viewers)
        {
            Interlocked.Increment(ref _views);
            Interlocked.Increment(ref _watching);
            await new Page(_cast.ViewOf(number), client, options.Speed, time).LiveAsync(leave, abandon);
            Interlocked.Decrement(ref _watching);
        }
    }

    private async Task ReportAsync(Action<string> print, CancellationToken leave)
    {
        while (await WaitAsync(ReportEvery, leave))
        {
            print($"{time.GetLocalNow():HH:mm:ss}  {_watching} viewers, {_views} views, " +
                $"{_tally.EventsSent} events sent, {_tally.EventsAccepted} accepted, {_tally.EventsRejected} rejected");
        }
    }

    private async Task<bool> WaitAsync(TimeSpan wait, CancellationToken leave)
    {
        try
        {
            await Task.Delay(wait, time, leave);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
