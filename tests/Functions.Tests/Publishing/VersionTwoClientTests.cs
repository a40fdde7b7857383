using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Functions.Telemetry;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Publishing;

/// <summary>Remote write 2.0, and what becomes of it where the receiver knows 1.0 only.</summary>
public sealed class VersionTwoClientTests : IAsyncLifetime
{
    private const int Samples = 2;
    private const string TypeOne = "application/x-protobuf", TypeTwo = "application/x-protobuf;proto=io.prometheus.write.v2.Request";

    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CollectedLogs _log = new();
    private ReceiverServer _receiver = null!;
    private RemoteWriteClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await ReceiverServer.StartAsync();
        var options = new PublishOptions { Url = _receiver.Url, Version = "2.0" };
        _client = new RemoteWriteClient(_http, options, new PublishMetrics(Meters.Some), _time, new Logger<RemoteWriteClient>(new LoggerFactory([_log])));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_request_has_the_headers_and_the_body_of_version_2()
    {
        _receiver.NextAnswer(204, written: Samples);

        Assert.Equal(SendResult.Sent, await SendAsync());

        var request = Assert.Single(_receiver.Received);
        Assert.Equal((TypeTwo, "snappy", "2.0.0"), (request["Content-Type"], request["Content-Encoding"], request["X-Prometheus-Remote-Write-Version"]));
        Assert.Equal(["openqoe_events_total", "openqoe_pause_events_total"], DecodedVersionTwo.Decode(request.Body).Series.Select(s => s.Name));
        Assert.Empty(_log.Texts);
    }

    [Theory]
    [InlineData(415)]
    [InlineData(204)]
    public async Task What_does_not_know_version_2_gets_the_same_data_in_version_1_at_once_and_from_then_on(int status)
    {
        _receiver.NextAnswer(status);

        Assert.Equal(SendResult.Sent, await SendAsync());
        Assert.Equal(SendResult.Sent, await SendAsync());

        Assert.Equal([(TypeTwo, "2.0.0"), (TypeOne, "0.1.0"), (TypeOne, "0.1.0")], _receiver.Received.Select(r => (r["Content-Type"], r["X-Prometheus-Remote-Write-Version"])));
        Assert.Equal(
            DecodedVersionTwo.Decode(_receiver.Received[0].Body).Series.Select(s => (s.Key, s.Value, s.Timestamp)),
            DecodedWriteRequest.Decode(_receiver.Received[1].Body).Series.Select(s => (s.Key, s.Value, s.Timestamp)));
        Assert.Equal(["The remote-write receiver does not know version 2.0; it gets version 1.0 from now on"], _log.Texts);
        Assert.Equal("ok", _client.Status);
    }

    [Fact]
    public async Task What_the_receiver_says_to_version_1_counts_after_a_fall_back()
    {
        _receiver.NextAnswer(415);
        _receiver.NextAnswer(400);
        Assert.Equal(SendResult.PartlyRefused, await SendAsync());
        Assert.Equal(2, _receiver.Received.Count);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(400)]
    public async Task Fewer_samples_written_than_sent_are_a_partial_refusal_that_the_log_counts(int status)
    {
        _receiver.NextAnswer(status, written: 1);

        Assert.Equal(SendResult.PartlyRefused, await SendAsync());

        Assert.Equal(TypeTwo, Assert.Single(_receiver.Received)["Content-Type"]);
        Assert.StartsWith($"The remote-write receiver refused a part of it for good: {status} (1 of 2 samples written)", Assert.Single(_log.Texts));
    }

    [Fact]
    public async Task A_passing_failure_is_retried_in_version_2()
    {
        _receiver.NextAnswer(503, "1");
        _receiver.NextAnswer(204, written: Samples);
        var sending = SendAsync();
        await Eventually.HoldsAsync(() => _time.Pending is [var due] && due < _time.GetUtcNow() + TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(SendResult.Sent, await sending);
        Assert.Equal([TypeTwo, TypeTwo], _receiver.Received.Select(r => r["Content-Type"]));
    }

    private async Task<SendResult> SendAsync()
    {
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Some.Event(EventType.Pause)), SomeSlot.Start);
        var request = SomeSlot.Request(state.CollectAt(SomeSlot.Start));
        var sending = _client.SendAsync(request, "", Some.Time.AddSeconds(15), CancellationToken.None);
        return (await sending.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System)).Result;
    }
}
