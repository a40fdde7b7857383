using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OpenQoE.Tests.Traffic.Audience;
using OpenQoE.Tests.Traffic.Posting;

namespace OpenQoE.Tests.Pipeline.Traffic;

public sealed class EventsClientTests
{
    private readonly Tally _tally = new();

    [Fact]
    public async Task A_batch_refused_for_now_is_sent_again_under_the_same_id()
    {
        var service = new ScriptedService(HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests, HttpStatusCode.Accepted);
        Assert.True(await PostAsync(service, events: 2));
        Assert.Single(service.Bodies.Select(body => (string)body["batch_id"]!).Distinct());
        Assert.Equal([1, 2, 3], service.Bodies.Select(body => (int)body["attempt"]!));
        Assert.Equal((2, 2), (_tally.EventsSent, _tally.EventsAccepted));
        Assert.Equal(2, (long)_tally.ToJson()["retries"]!);
    }

    [Fact]
    public async Task A_refusal_for_good_is_not_repeated()
    {
        var service = new ScriptedService(HttpStatusCode.Unauthorized);
        Assert.False(await PostAsync(service, events: 3));
        Assert.Single(service.Bodies);
        Assert.Equal((0, 3), (_tally.EventsAccepted, _tally.EventsRejected));
    }

    [Fact]
    public async Task Events_that_the_report_names_are_booked_as_rejected()
    {
        var service = new ScriptedService(HttpStatusCode.Accepted) { RejectedIndex = 1 };
        await PostAsync(service, events: 4);
        Assert.Equal((3, 1), (_tally.EventsAccepted, _tally.EventsRejected));
    }

    [Fact]
    public async Task Large_batches_are_compressed()
    {
        var service = new ScriptedService(HttpStatusCode.Accepted);
        await PostAsync(service, events: 200);
        Assert.Equal("gzip", Assert.Single(service.Encodings));
        Assert.Equal(200, service.Bodies[0]["events"]!.AsArray().Count);
    }

    private async Task<bool> PostAsync(ScriptedService service, int events)
    {
        using var http = new HttpClient(service);
        var client = new EventsClient(http, new Uri("http://service.example"), "a key", _tally, TimeProvider.System);
        var batch = new Batch(ReportStyle.Ours, [.. Enumerable.Range(0, events).Select(_ => Event())], IsLast: false);
        return await client.PostAsync(batch, CancellationToken.None);
    }

    private static JsonObject Event() => new() { ["event_type"] = "pause", ["org_id"] = "acme", ["data"] = new JsonObject() };

    /// <summary>Answers with the given statuses in turn, and asks for a retry at once.</summary>
    private sealed class ScriptedService(params HttpStatusCode[] statuses) : HttpMessageHandler
    {
        public List<JsonNode> Bodies { get; } = [];
        public List<string> Encodings { get; } = [];
        public int? RejectedIndex { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Encodings.Add(string.Join(',', request.Content!.Headers.ContentEncoding));
            var body = await request.Content.ReadAsStreamAsync(cancellationToken);
            await using var plain = Encodings[^1] == "gzip" ? new GZipStream(body, CompressionMode.Decompress) : body;
            Bodies.Add((await JsonNode.ParseAsync(plain, cancellationToken: cancellationToken))!);
            var response = new HttpResponseMessage(statuses[Bodies.Count - 1]) { Content = new StringContent(Report()) };
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero);
            return response;
        }

        private string Report()
        {
            if (statuses[Bodies.Count - 1] != HttpStatusCode.Accepted)
                return """{"success":false,"message":"no"}""";
            var accepted = Bodies[^1]["events"]!.AsArray().Count - (RejectedIndex is null ? 0 : 1);
            var errors = RejectedIndex is { } index ? new JsonArray(new JsonObject { ["index"] = index, ["code"] = "required" }) : [];
            return new JsonObject { ["success"] = true, ["events_accepted"] = accepted, ["errors"] = errors }.ToJsonString();
        }
    }
}
