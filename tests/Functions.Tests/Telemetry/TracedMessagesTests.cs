using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Tests.Functions.Ingest;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Telemetry;

/// <summary>Many requests make one message: whose trace it is in, and what it carries on.</summary>
[Collection(Tracing.Name)]
public sealed class TracedMessagesTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics()
        .AddSingleton(provider => new IngestMetrics(provider.GetRequiredService<IMeterFactory>())).BuildServiceProvider();

    [Fact]
    public async Task A_message_is_in_the_first_requests_trace_links_the_others_and_carries_its_own_context()
    {
        using var spans = new CollectedSpans();
        var (sender, requests) = await SendTogetherAsync(3);

        var send = spans.Ended.Last(span => span.Kind == ActivityKind.Producer);
        Assert.Equal("send qoe-events", send.DisplayName);
        Assert.Equal(requests[0], (send.TraceId, send.ParentSpanId));
        Assert.Equal(requests[1..], send.Links.Select(link => (link.Context.TraceId, link.Context.SpanId)));
        var carried = sender.Sent.Last().Message.Trace;
        Assert.Equal((send.TraceId, send.SpanId), (carried.TraceId, carried.SpanId));
    }

    [Fact]
    public async Task Links_are_bounded()
    {
        using var spans = new CollectedSpans();
        await SendTogetherAsync(100);
        Assert.Equal(SpanOrigins.MaxLinks, spans.Ended.Last(span => span.Kind == ActivityKind.Producer).Links.Count());
    }

    [Theory]
    [InlineData(ActivitySamplingResult.PropagationData)]
    [InlineData(ActivitySamplingResult.None)]
    public async Task Requests_that_are_not_sampled_make_no_span_of_their_message_and_none_travels(ActivitySamplingResult sampling)
    {
        using var spans = new CollectedSpans(sampling);
        var (sender, _) = await SendTogetherAsync(3);
        Assert.DoesNotContain(spans.Ended, span => span.Kind == ActivityKind.Producer);
        Assert.All(sender.Sent, send => Assert.Equal(default, send.Message.Trace));
    }

    [Fact]
    public async Task Without_a_listener_nothing_is_started()
    {
        Assert.Null(Spans.Serve(new DefaultHttpContext().Request));
        await Spans.RunAsync(() => throw new InvalidOperationException("It was asked for a span."), () => Task.CompletedTask);
        var (sender, _) = await SendTogetherAsync(3);
        Assert.All(sender.Sent, send => Assert.Equal(default, send.Message.Trace));
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    /// <summary>While a first message is on its way, the requests wait and then go together.</summary>
    private async Task<(CollectingSender Sender, List<(ActivityTraceId, ActivitySpanId)> Requests)> SendTogetherAsync(int count)
    {
        var gate = new TaskCompletionSource<SendResult>();
        var sender = new CollectingSender(send => send == 1 ? gate.Task : Task.FromResult(SendResult.Stored));
        var commit = new GroupCommit(
            sender, _services.GetRequiredService<IngestMetrics>(), new IngestCounts(), Options.Create(new IngestOptions { Senders = 1 }), TimeProvider.System, NullLogger<GroupCommit>.Instance);
        await commit.StartAsync(CancellationToken.None);
        var stored = new List<Task<bool>> { commit.StoreAsync(Batch(0)) };
        await Eventually.HoldsAsync(() => sender.Sent.Count == 1);
        var requests = new List<(ActivityTraceId, ActivitySpanId)>();
        for (var i = 1; i <= count; i++)
        {
            using var request = Spans.Serve(new DefaultHttpContext().Request);
            stored.Add(commit.StoreAsync(Batch(i)));
            if (request is not null) requests.Add((request.TraceId, request.SpanId));
        }

        gate.SetResult(SendResult.Stored);
        Assert.All(await Task.WhenAll(stored).WaitAsync(Patience), Assert.True);
        await commit.StopAsync(CancellationToken.None);
        return (sender, requests);
    }

    private static EventBatch Batch(int index) => Some.Batch(Some.Event(EventType.Pause, index));
}
