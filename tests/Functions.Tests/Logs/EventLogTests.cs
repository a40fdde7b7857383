using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Logs;
using OpenQoE.Tests.Functions.Cardinality;
using OpenQoE.Tests.Functions.Publishing;
using OpenQoE.Tests.Functions.Slo;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Logs;

public sealed class EventLogTests : IAsyncDisposable
{
    private readonly LogStage _stage = new(o => (o.MaximumWaitingBytes, o.MaximumPushBytes) = (1024 * 1024, 64 * 1024));
    private readonly Aggregator _aggregator;

    public EventLogTests()
    {
        var store = new MemorySlotStore();
        var directory = new SlotDirectory(store, _stage.Time);
        var leasing = new SlotLeasing(store, SomeSlot.Settings, new AggregationOptions(), new CommitMetrics(Meters.Some), _stage.Time, NullLogger<SlotLeasing>.Instance);
        _aggregator = new Aggregator(
            leasing, directory, SomeCardinality.Sync(new MemoryCardinalityStore(), directory, SomeSlot.Settings, _stage.Time),
            new SlotPublisher(new CollectingReceiver(), new PublishOptions(), new PublishMetrics(Meters.Some), _stage.Time),
            new SliWriter(new MemorySliStore(), _stage.Time, NullLogger<SliWriter>.Instance), new(), new(), new(), _stage.Time, NullLogger<Aggregator>.Instance);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Counted_events_become_lines_but_for_the_types_left_out()
    {
        await LogAsync(new EventMessage(1, false, [Some.Batch(SomeSlot.Event(EventType.Error, e => e.Env = "production"), Some.Event(EventType.Heartbeat, 1))]));

        var line = Assert.Single(_stage.Buffer.Take());
        Assert.Equal(new LogStream("org", "production", EventType.Error), line.Stream);
        Assert.Contains("\"view_id\":\"view\"", Encoding.UTF8.GetString(line.Text.Span));
    }

    [Fact]
    public async Task What_a_client_repeats_is_logged_once()
    {
        var batch = Some.Batch(Some.Event(EventType.Pause, 0));
        await LogAsync(new EventMessage(1, false, [batch]));
        await LogAsync(new EventMessage(2, false, [batch with { Attempt = 2, Events = [Some.Event(EventType.Pause, 0), Some.Event(EventType.Seek, 1)] }]));

        Assert.Equal([EventType.Pause, EventType.Seek], _stage.Buffer.Take().Select(line => line.Stream.Type));
    }

    [Fact]
    public async Task A_message_that_comes_again_is_logged_again_with_identical_lines()
    {
        var message = new EventMessage(1, false, [Some.Batch(SomeSlot.Event(EventType.Pause, e => e.Env = "production"))]);
        await LogAsync(message);
        await LogAsync(message, redelivered: true);

        var lines = _stage.Buffer.Take();
        Assert.Equal(2, lines.Count);
        Assert.Single(lines.Select(line => $"{line.Stream} {line.Time} {Encoding.UTF8.GetString(line.Text.Span)}").Distinct());
    }

    [Fact]
    public async Task What_has_no_room_in_memory_goes_to_the_queue()
    {
        Assert.True(_stage.Buffer.TryAdd([LogStage.Line(new string('x', 1024 * 1024 - 200))]));

        await LogAsync(new EventMessage(1, false, [Some.Batch(Some.Event(EventType.Pause))]));

        Assert.Single(_stage.Queue.ShowAt);
        Assert.Equal(1, _stage.Metrics["deferred"]);
    }

    [Fact]
    public async Task Without_Loki_there_are_no_lines()
    {
        _stage.Options.Url = "";
        await LogAsync(new EventMessage(1, false, [Some.Batch(Some.Event(EventType.Pause))]));
        Assert.Empty(_stage.Buffer.Take());
    }

    private async Task LogAsync(EventMessage message, bool redelivered = false)
    {
        var applying = _aggregator.ApplyAsync(message, redelivered, DateTimeOffset.MaxValue, default);
        await Eventually.HoldsAsync(async () =>
        {
            if (_aggregator.Slot is { } slot) await slot.CommitAsync(publish: null, default);
            return applying.IsCompleted;
        });
        await new EventLog(_aggregator, _stage.Buffer, _stage.Deferred, _stage.Options).AddAsync(message, await applying, default);
    }
}
