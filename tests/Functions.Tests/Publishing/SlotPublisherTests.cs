using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Publishing;

public class SlotPublisherTests
{
    private const long StaleMarker = 0x7ff0000000000002;

    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly PublishOptions _options = new() { Url = "http://receiver" };
    private readonly CollectingReceiver _receiver = new();
    private readonly MemorySlotStore _store = new();
    private SlotPublisher? _publisher;
    private ulong _lastMessage;

    [Fact]
    public async Task A_new_series_says_zero_and_its_values_at_the_next_timestamp()
    {
        var slot = await LeaseAsync();
        Pause(slot);

        var samples = (await PublishAsync(slot)).SelectMany(r => r.Request.Series).Where(s => s.Name == "openqoe_pause_events_total");

        Assert.Equal([(SomeSlot.Start, 0), (SomeSlot.Start + 1, 1)], samples.Select(s => (s.Timestamp, s.Value)));
    }

    [Fact]
    public async Task Unchanged_series_are_sent_again_after_the_interval_only()
    {
        var slot = await LeaseAsync();
        Pause(slot);
        await PublishAsync(slot);
        Assert.Empty(await PublishAsync(slot, after: _options.ResendInterval - TimeSpan.FromSeconds(1)));
        Assert.Equal([1.0, 1.0], Values(await PublishAsync(slot, after: TimeSpan.FromSeconds(2))));
    }

    [Fact]
    public async Task An_idle_series_ends_with_the_staleness_marker_and_leaves_the_slot()
    {
        var slot = await LeaseAsync();
        Pause(slot);
        await PublishAsync(slot);

        var end = await PublishAsync(slot, after: TimeSpan.FromMilliseconds(SomeSlot.IdleMs + 10));

        Assert.All(Values(end), v => Assert.Equal(StaleMarker, BitConverter.DoubleToInt64Bits(v)));
        Assert.Empty(await PublishAsync(slot, after: _options.ResendInterval * 2));
        await slot.CommitAsync(publish: null, default);
        Assert.Equal(0, slot.Manifest.SeriesCount);
    }

    [Fact]
    public async Task A_partly_refused_request_is_not_repeated()
    {
        var slot = await LeaseAsync();
        Pause(slot);
        await PublishAsync(slot);
        Pause(slot);
        _receiver.Answer = _ => new(SendResult.PartlyRefused);
        Assert.NotEmpty(await PublishAsync(slot, after: TimeSpan.FromSeconds(15)));
        _receiver.Answer = _ => new(SendResult.Sent);
        Assert.Empty(await PublishAsync(slot, after: TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public async Task A_receiver_that_refuses_the_key_gets_zero_and_values_once_it_accepts_it()
    {
        var slot = await LeaseAsync();
        Pause(slot);
        _receiver.Answer = _ => new(SendResult.Refused);
        Assert.Equal([0.0, 0.0], Values(await PublishAsync(slot)));
        _receiver.Answer = _ => new(SendResult.Sent);
        Assert.Equal([0.0, 0.0, 1.0, 1.0], Values(await PublishAsync(slot, after: TimeSpan.FromSeconds(15))));
    }

    [Fact]
    public async Task A_failed_request_is_carried_by_the_next_with_newer_totals_and_not_before_retry_after()
    {
        var slot = await LeaseAsync();
        Pause(slot);
        await PublishAsync(slot);
        Pause(slot);
        _receiver.Answer = _ => new(SendResult.Retry, TimeSpan.FromSeconds(40));
        Assert.Equal([2.0, 2.0], Values(await PublishAsync(slot, after: TimeSpan.FromSeconds(15))));
        Pause(slot);
        _receiver.Answer = _ => new(SendResult.Sent);

        Assert.Empty(await PublishAsync(slot, after: TimeSpan.FromSeconds(39)));
        Assert.Equal([3.0, 3.0], Values(await PublishAsync(slot, after: TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public async Task An_outage_longer_than_the_idle_timeout_loses_nothing()
    {
        var slot = await LeaseAsync();
        Pause(slot);
        await PublishAsync(slot);
        Pause(slot);
        _receiver.Answer = _ => new(SendResult.Retry, TimeSpan.FromSeconds(1));
        await PublishAsync(slot, after: TimeSpan.FromSeconds(15));
        _receiver.Answer = _ => new(SendResult.Sent);

        var values = Values(await PublishAsync(slot, after: TimeSpan.FromHours(1))).ToList();

        Assert.Equal([2.0, 2.0], values[..2]);
        Assert.All(values[2..], v => Assert.Equal(StaleMarker, BitConverter.DoubleToInt64Bits(v)));
    }

    [Fact]
    public async Task Requests_hold_no_more_samples_than_configured_and_no_series_is_torn()
    {
        var slot = await LeaseAsync();
        Apply(slot, [.. Enumerable.Range(0, 100).Select(i =>
            SomeSlot.Event(EventType.Seek, e => (e.VideoId, e.Data.SeekLatency) = ($"title {i}", 300)))]);
        _options.MaximumSamples = 100;

        var requests = (await PublishAsync(slot)).Select(r => r.Request.Series).ToList();

        Assert.All(requests, r => Assert.InRange(r.Count, 1, 100));
        Assert.Equal(2 * 100 * (1 + 1 + 9), requests.Sum(r => r.Count));
        Assert.All(requests, r => Assert.Equal(
            9 * r.Count(s => s.Name == "openqoe_seek_latency_seconds_count"),
            r.Count(s => s.Name.StartsWith("openqoe_seek_latency", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task By_default_everything_goes_to_the_one_tenant()
    {
        _options.Tenant = "all";
        var slot = await LeaseAsync();
        Pause(slot, "a", "b");
        Assert.Equal(["all"], (await PublishAsync(slot)).Select(r => r.Tenant).Distinct());
    }

    [Fact]
    public async Task With_a_tenant_per_organisation_each_gets_its_own_and_none_holds_up_another()
    {
        _options.Tenancy = Tenancy.PerOrganisation;
        var slot = await LeaseAsync();
        Pause(slot, "at-its-limit", "b");
        _receiver.Answer = tenant => tenant == "b" ? new(SendResult.Sent) : new(SendResult.Retry, TimeSpan.FromMinutes(1));

        var requests = await PublishAsync(slot);

        Assert.All(requests, r => Assert.All(r.Request.Series, s => Assert.Contains(new("org_id", r.Tenant), s.Labels)));
        Assert.Equal([0.0, 0.0, 1.0, 1.0], Values(requests.Where(r => r.Tenant == "b")));
        Assert.Single(requests, r => r.Tenant == "at-its-limit");

        Pause(slot, "at-its-limit", "b");
        Assert.Equal([2.0, 2.0], Values(await PublishAsync(slot, after: TimeSpan.FromSeconds(15))));
        _receiver.Answer = _ => new(SendResult.Sent);
        var late = await PublishAsync(slot, after: TimeSpan.FromSeconds(45));
        Assert.Equal([0.0, 0.0, 2.0, 2.0], Values(late.Where(r => r.Tenant == "at-its-limit")));
    }

    [Fact]
    public async Task What_a_cancelled_publication_did_not_send_is_due_at_once()
    {
        var slot = await LeaseAsync();
        Pause(slot);
        await PublishAsync(slot);
        Pause(slot);
        _receiver.Answer = _ => throw new OperationCanceledException();
        await Assert.ThrowsAsync<OperationCanceledException>(() => PublishAsync(slot));
        _receiver.Take();
        _receiver.Answer = _ => new(SendResult.Sent);
        Assert.Equal([2.0, 2.0], Values(await PublishAsync(slot)));
    }

    private async Task<IReadOnlyList<(string Tenant, DecodedWriteRequest Request)>> PublishAsync(OwnedSlot slot, TimeSpan after = default)
    {
        _time.Advance(after);
        _publisher ??= new SlotPublisher(_receiver, _options, new PublishMetrics(Meters.Some), _time);
        await _publisher.PublishAsync(slot, default);
        return _receiver.Take();
    }

    private async Task<OwnedSlot> LeaseAsync() =>
        await new SlotLeasing(_store, SomeSlot.Settings, new AggregationOptions(), new CommitMetrics(Meters.Some), _time, NullLogger<SlotLeasing>.Instance)
            .LeaseLowestAsync(default);

    private void Pause(OwnedSlot slot, params string[] organisations) => Apply(
        slot, [.. organisations.DefaultIfEmpty("org").Select(o => SomeSlot.Event(EventType.Pause, e => e.OrgId = o))]);

    private void Apply(OwnedSlot slot, PlayerEvent[] events) => slot.TryApply(SomeSlot.Message(++_lastMessage, events), DateTimeOffset.MaxValue);

    private static IEnumerable<double> Values(IEnumerable<(string Tenant, DecodedWriteRequest Request)> requests) =>
        requests.SelectMany(r => r.Request.Series).Select(s => s.Value);
}
