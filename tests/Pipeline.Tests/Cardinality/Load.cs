using System.Globalization;
using System.Net;
using System.Text;

namespace OpenQoE.Tests.Pipeline.Cardinality;

/// <summary>Posts events as fast as they are taken, or at a pace; cheaply, since it shares the machine.</summary>
/// <param name="service">Where to.</param>
/// <param name="write">Appends one event's fields to a body: of the event with a number, with a random source.</param>
internal sealed class Load(Uri service, Action<StringBuilder, int, Random> write) : IDisposable
{
    private const int EventsPerRequest = 100;
    private const int Posters = 3;

    private readonly HttpClient _http = new() { BaseAddress = service, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Ends when all were accepted.</summary>
    /// <param name="events">How many; a multiple of a request's.</param>
    /// <param name="pace">Events per second at most.</param>
    public Task PostAsync(int events, double pace = double.PositiveInfinity)
    {
        var next = 0;
        var started = TimeProvider.System.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, Posters).Select(poster => Task.Run(async () =>
        {
            var (random, body) = (new Random(poster), new StringBuilder());
            for (int first; (first = Interlocked.Add(ref next, EventsPerRequest) - EventsPerRequest) < events;)
            {
                var early = TimeSpan.FromSeconds(first / pace) - TimeProvider.System.GetElapsedTime(started);
                if (early > TimeSpan.Zero) await Task.Delay(early);
                await PostAsync(Body(body, first, random));
            }
        })));
    }

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(string body)
    {
        while (true)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await _http.PostAsync("/v1/events", content);
            if (answer.StatusCode == HttpStatusCode.Accepted) return;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            await Task.Delay(100); // nothing of it was kept
        }
    }

    private string Body(StringBuilder body, int first, Random random)
    {
        body.Clear().Append("{\"events\":[");
        for (var i = first; i < first + EventsPerRequest; i++)
        {
            body.Append(i == first ? "{" : ",{").Append(CultureInfo.InvariantCulture, $"\"event_time\":{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()},");
            write(body, i, random);
            body.Append('}');
        }

        return body.Append("]}").ToString();
    }
}
