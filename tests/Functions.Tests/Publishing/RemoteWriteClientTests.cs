using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Publishing;

public sealed class RemoteWriteClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private ReceiverServer _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await ReceiverServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Defect_2_a_request_has_the_headers_and_the_body_of_remote_write()
    {
        Assert.Equal(SendResult.Sent, (await SendAsync()).Result);

        var request = Assert.Single(_receiver.Received);
        Assert.Equal(("POST", "/api/v1/push"), (request.Method, request.Path));
        Assert.Equal("application/x-protobuf", request["Content-Type"]);
        Assert.Equal("snappy", request["Content-Encoding"]);
        Assert.Equal("0.1.0", request["X-Prometheus-Remote-Write-Version"]);
        Assert.Equal("OpenQoE/1.0", request["User-Agent"]);
        Assert.Equal((null, null), (request["Authorization"], request["X-Scope-OrgID"]));
        Assert.Equal(
            ["openqoe_events_total", "openqoe_pause_events_total"],
            DecodedWriteRequest.Decode(request.Body).Series.Select(s => s.Name));
    }

    [Fact]
    public async Task User_and_password_go_as_basic_authentication_and_the_tenant_in_its_header()
    {
        await SendAsync(o => (o.Username, o.Password) = ("12345", "gläss:key"), tenant: "team a");
        var request = Assert.Single(_receiver.Received);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("12345:gläss:key")), request["Authorization"]);
        Assert.Equal("team a", request["X-Scope-OrgID"]);
    }

    [Fact]
    public async Task A_token_goes_as_bearer()
    {
        await SendAsync(o => o.BearerToken = "secret");
        Assert.Equal("Bearer secret", Assert.Single(_receiver.Received)["Authorization"]);
    }

    [Theory]
    [InlineData(400, SendResult.PartlyRefused)]
    [InlineData(401, SendResult.Refused)]
    [InlineData(404, SendResult.Refused)]
    public async Task What_the_receiver_refuses_is_not_sent_again(int status, SendResult expected)
    {
        _receiver.NextAnswer(status);
        Assert.Equal(expected, (await SendAsync()).Result);
        Assert.Single(_receiver.Received);
    }

    [Theory]
    [InlineData(429, "7")]
    [InlineData(503, "7")]
    [InlineData(503, "Thu, 09 Oct 2025 08:53:27 GMT")]
    public async Task Retry_after_is_waited_for_whether_seconds_or_a_date(int status, string retryAfter)
    {
        _receiver.NextAnswer(status, retryAfter);
        var sending = SendAsync();

        await WaitsAsync();
        _time.Advance(TimeSpan.FromSeconds(7) - TimeSpan.FromTicks(1));
        Assert.Single(_receiver.Received);
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(SendResult.Sent, (await sending.WaitAsync(Patience)).Result);
        Assert.Equal(2, _receiver.Received.Count);
        Assert.Equal(_receiver.Received[0].Body, _receiver.Received[1].Body);
    }

    [Fact]
    public async Task Server_errors_are_retried_with_growing_pauses()
    {
        for (var i = 0; i < 3; i++) _receiver.NextAnswer(500);
        var sending = SendAsync();
        foreach (var longest in new[] { 250, 500, 1000 })
        {
            await WaitsAsync();
            _time.Advance(TimeSpan.FromMilliseconds(longest));
        }

        Assert.Equal(SendResult.Sent, (await sending.WaitAsync(Patience)).Result);
        Assert.Equal(4, _receiver.Received.Count);
    }

    [Fact]
    public async Task A_wait_beyond_the_deadline_is_given_back_at_once()
    {
        _receiver.NextAnswer(429, "16");
        Assert.Equal(new SendDecision(SendResult.Retry, TimeSpan.FromSeconds(16)), await SendAsync());
        Assert.Single(_receiver.Received);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_tried_again()
    {
        await _receiver.DisposeAsync();
        Assert.Equal(SendResult.Retry, (await SendAsync(deadline: TimeSpan.Zero)).Result);
    }

    [Fact]
    public async Task Giving_up_is_no_failure_of_the_receiver() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(cancellation: new CancellationToken(canceled: true)));

    private Task<SendDecision> SendAsync(
        Action<PublishOptions>? configure = null, string tenant = "", TimeSpan? deadline = null, CancellationToken cancellation = default)
    {
        var options = new PublishOptions { Url = _receiver.Url };
        configure?.Invoke(options);
        var state = new SlotState(SomeSlot.Settings);
        state.Apply(SomeSlot.Message(1, Some.Event(EventType.Pause)), SomeSlot.Start);
        var client = new RemoteWriteClient(_http, options, new PublishMetrics(Meters.Some), _time, NullLogger<RemoteWriteClient>.Instance);
        var request = SomeSlot.Request(state.CollectAt(SomeSlot.Start));
        return client.SendAsync(request, tenant, Some.Time + (deadline ?? options.PublishInterval), cancellation)
            .WaitAsync(Patience, TimeProvider.System, default);
    }

    // The timer of a request's own time limit, 30 s, is gone when the client waits.
    private Task WaitsAsync() =>
        Eventually.HoldsAsync(() => _time.Pending is [var due] && due < _time.GetUtcNow() + TimeSpan.FromSeconds(20));
}
