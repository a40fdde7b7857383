using System.Net;
using OpenQoE.Tests.Pipeline.Load;

namespace OpenQoE.Tests.Pipeline.Tenants;

/// <summary>Posts at ten times its limit; its clients come back when they are told to.</summary>
internal sealed class FloodingTenant(LoadClient client)
{
    /// <summary>The limit, in events per second, and the burst.</summary>
    public const int Rate = 300;

    private const int EventsPerRequest = 10;

    private int _accepted;
    private int _refused;
    private int _cameBack;
    private int _refusedAgain;

    /// <summary>Events.</summary>
    public int Accepted => _accepted;

    /// <summary>Requests.</summary>
    public int Refused => _refused;

    /// <summary>Requests that were repeated when they were told to be.</summary>
    public int CameBack => _cameBack;

    /// <summary>Those of them that were refused once more.</summary>
    public int RefusedAgain => _refusedAgain;

    /// <param name="span">After which nobody comes back any more.</param>
    public async Task PostAsync(TimeSpan span)
    {
        using var end = new CancellationTokenSource(span);
        await Metronome.BeatAsync(10.0 * Rate / EventsPerRequest, span, (number, _) => PostAsync(number, end.Token));
    }

    private async Task PostAsync(int number, CancellationToken end)
    {
        using var writer = new RequestWriter();
        var body = writer.Write($"flood{number}", [.. Enumerable.Repeat(new LoadEvent("pause", Viewer: number), EventsPerRequest)]);
        for (var isBack = false; !end.IsCancellationRequested; isBack = true)
        {
            var answer = await client.PostAsync(body);
            if (isBack) Interlocked.Increment(ref _cameBack);
            if (answer.IsWhole)
            {
                Interlocked.Add(ref _accepted, EventsPerRequest);
                return;
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
            Assert.True(answer.RetryAfter >= TimeSpan.FromSeconds(1), "A refusal does not say when to come again.");
            Interlocked.Increment(ref isBack ? ref _refusedAgain : ref _refused);
            await Task.Delay(answer.RetryAfter.Value, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
