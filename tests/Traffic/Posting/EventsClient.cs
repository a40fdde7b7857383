using System.IO.Compression;
using System.Net.Http.Headers;
using OpenQoE.Tests.Traffic.Audience;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>Posts batches as an SDK does, and books what became of them.</summary>
public sealed class EventsClient(HttpClient http, Uri service, string? key, Tally tally, TimeProvider time)
{
    private const int MaxAttempts = 8;
    private const int CompressFrom = 2_048;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(30);

    private readonly Uri _address = new(service, "/v1/events");

    /// <summary>Tries until the service has answered for good, the attempts are used up or the token is cancelled.</summary>
    /// <returns>Whether the batch arrived; if not, its events are lost.</returns>
    public async Task<bool> PostAsync(Batch batch, CancellationToken cancel)
    {
        tally.Sent(batch.Events);
        for (var attempt = 1; attempt <= MaxAttempts && !cancel.IsCancellationRequested; attempt++)
        {
            var answer = await AttemptAsync(batch, attempt, cancel);
            tally.Answered(answer.Status, attempt);
            if (!answer.ShouldRetry)
            {
                tally.Settled(batch.Events, answer.Report);
                return answer.Report is not null;
            }
            await WaitAsync(answer.RetryAfter ?? Backoff(attempt), cancel);
        }
        tally.GivenUp(batch.Events);
        return false;
    }

    private async Task<Answer> AttemptAsync(Batch batch, int attempt, CancellationToken cancel)
    {
        try
        {
            using var request = Request(batch, batch.Body(attempt, time.GetUtcNow().ToUnixTimeMilliseconds()));
            using var response = await http.SendAsync(request, cancel);
            return Answer.Of(response, await response.Content.ReadAsStringAsync(cancel));
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or IOException)
        {
            return Answer.Unreachable;
        }
    }

    private HttpRequestMessage Request(Batch batch, byte[] body)
    {
        var compress = batch is { IsLast: false, Style: ReportStyle.Ours } && body.Length >= CompressFrom;
        var beaconKey = batch.IsLast && key is not null ? $"?key={Uri.EscapeDataString(key)}" : "";
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, beaconKey))
        {
            Content = new ByteArrayContent(compress ? Compress(body) : body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(batch.IsLast ? "text/plain" : "application/json");
        if (compress)
            request.Content.Headers.ContentEncoding.Add("gzip");
        if (batch.IsLast)
            return request;
        request.Headers.Add("X-SDK-Version", "traffic-1");
        if (key is not null)
            request.Headers.Add("X-API-Key", key);
        return request;
    }

    private static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(body);
        return compressed.ToArray();
    }

    private static TimeSpan Backoff(int attempt)
    {
        var wait = FirstWait * Math.Pow(2, attempt - 1);
        return (wait < LongestWait ? wait : LongestWait) * (0.5 + Random.Shared.NextDouble() / 2);
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(wait, time, cancel);
        }
        catch (OperationCanceledException)
        {
            // The caller's loop sees it.
        }
    }
}
