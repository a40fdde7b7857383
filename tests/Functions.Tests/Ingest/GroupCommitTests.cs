using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

public sealed class GroupCommitTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics()
        .AddSingleton(provider => new IngestMetrics(provider.GetRequiredService<IMeterFactory>())).BuildServiceProvider();

    [Fact]
    public async Task What_comes_while_a_message_is_on_its_way_goes_into_the_next_one_together()
    {
        var firstSend = new TaskCompletionSource<SendResult>();
        var sender = new CollectingSender(send => send == 1 ? firstSend.Task : Task.FromResult(SendResult.Stored));
        var commit = await StartAsync(sender, new IngestOptions { Senders = 1 });

        var first = commit.StoreAsync(Batch(0));
        await Until(() => sender.Sent.Count == 1);
        var others = Enumerable.Range(1, 50).Select(i => commit.StoreAsync(Batch(i))).ToArray();
        Assert.All(others, other => Assert.False(other.IsCompleted));
        firstSend.SetResult(SendResult.Stored);

        Assert.True(await first.WaitAsync(Patience));
        Assert.All(await Task.WhenAll(others).WaitAsync(Patience), Assert.True);
        Assert.Equal(2, sender.Sent.Count);
        Assert.Equal(Enumerable.Range(0, 51), sender.Events.Select(e => e.Index));
        Assert.Equal(2, sender.Sent.Select(send => send.Message.Id).Distinct().Count());
    }

    [Fact]
    public async Task Behind_a_message_that_is_slow_to_arrive_the_next_one_leaves_all_the_same()
    {
        var gate = new TaskCompletionSource<SendResult>();
        var sender = new CollectingSender(send => send == 1 ? gate.Task : Task.FromResult(SendResult.Stored));
        var clock = new ManualTimeProvider();
        var commit = await StartAsync(sender, new IngestOptions { Senders = 2 }, clock);

        var first = commit.StoreAsync(Batch(0));
        await Until(() => sender.Sent.Count == 1);
        await clock.WhenPendingAsync();
        var second = commit.StoreAsync(Batch(1));
        Assert.Single(sender.Sent);
        clock.Advance(TimeSpan.FromMilliseconds(10));

        Assert.True(await second.WaitAsync(Patience));
        Assert.False(first.IsCompleted);
        gate.SetResult(SendResult.Stored);
        Assert.True(await first.WaitAsync(Patience));
    }

    [Fact]
    public async Task Soon_after_a_message_the_next_one_fills_up_and_leaves_when_it_is_full()
    {
        var sender = new CollectingSender();
        var clock = new ManualTimeProvider();
        var commit = await StartAsync(sender, clock: clock);

        Assert.True(await commit.StoreAsync(Batch(0)).WaitAsync(Patience));
        await clock.WhenPendingAsync();
        var second = commit.StoreAsync(Batch(1));
        Assert.Single(sender.Sent);
        var large = Enumerable.Range(0, 4).Select(i => commit.StoreAsync(Some.Batch([.. Enumerable.Range(0, 20).Select(j => Some.FullEvent(EventType.Error, new Random(20 * i + j)))]))).ToArray();

        Assert.True(await second.WaitAsync(Patience));
        await Until(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            return large.All(each => each.IsCompleted);
        });
        Assert.All(await Task.WhenAll(large), Assert.True);
    }

    [Fact]
    public async Task What_compresses_badly_is_split_until_each_message_fits()
    {
        var sender = new CollectingSender();
        var commit = await StartAsync(sender, new IngestOptions { Senders = 2 });
        var events = Enumerable.Range(0, 100).Select(i => Some.FullEvent(EventType.Error, new Random(i))).ToArray();

        Assert.True(await commit.StoreAsync(Some.Batch(events)).WaitAsync(Patience));

        Assert.All(sender.Sent, send => Assert.InRange(send.Bytes, 1, EventMessageCodec.MaxBytes));
        Assert.Equal(events.Select(e => e.ViewId).Order(), sender.Events.Select(e => e.ViewId).Order());
    }

    [Fact]
    public async Task A_send_of_unknown_fate_is_repeated_as_a_hidden_copy_of_the_same_id()
    {
        var sender = new CollectingSender(send => Task.FromResult(send < 3 ? SendResult.Unknown : SendResult.Stored));
        var metrics = new CollectedMetrics(_services);
        var commit = await StartAsync(sender);

        Assert.True(await commit.StoreAsync(Batch(0)).WaitAsync(Patience));

        var sent = sender.Sent.ToArray();
        Assert.Equal([false, true, true], sent.Select(send => send.Message.PossibleCopy));
        Assert.Equal([null, SendPolicy.CopyHiddenFor, SendPolicy.CopyHiddenFor], sent.Select(send => send.HiddenFor));
        Assert.Single(sent.Select(send => send.Message.Id).Distinct());
        Assert.Equal(2, metrics.SumOf("openqoe_ambiguous_sends_total"));
    }

    [Theory]
    [InlineData(SendResult.NotStored, 1)]
    [InlineData(SendResult.Unknown, 3)]
    public async Task What_the_queue_does_not_take_is_given_up(SendResult result, int sends)
    {
        var sender = new CollectingSender(_ => Task.FromResult(result));
        var commit = await StartAsync(sender);

        Assert.False(await commit.StoreAsync(Batch(0)).WaitAsync(Patience));
        Assert.Equal(sends, sender.Sent.Count);
    }

    [Fact]
    public async Task When_too_much_waits_a_request_is_refused_at_once_and_later_ones_are_not()
    {
        var gate = new TaskCompletionSource<SendResult>();
        var sender = new CollectingSender(_ => gate.Task);
        var commit = await StartAsync(sender, new IngestOptions { Senders = 1, MaxWaitingBytes = 200 });

        var waiting = commit.StoreAsync(Batch(0));
        Assert.False(await commit.StoreAsync(Batch(1)).WaitAsync(Patience));
        gate.SetResult(SendResult.Stored);

        Assert.True(await waiting.WaitAsync(Patience));
        Assert.True(await commit.StoreAsync(Batch(2)).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_send_that_fails_as_none_should_costs_its_own_requests_only()
    {
        var sender = new CollectingSender(send => send == 1 ? throw new InvalidOperationException("a bug") : Task.FromResult(SendResult.Stored));
        var commit = await StartAsync(sender, new IngestOptions { Senders = 1 });

        Assert.False(await commit.StoreAsync(Batch(0)).WaitAsync(Patience));
        Assert.True(await commit.StoreAsync(Batch(1)).WaitAsync(Patience));
    }

    [Fact]
    public async Task At_shutdown_what_waits_is_still_sent_and_no_more_is_taken()
    {
        var gate = new TaskCompletionSource<SendResult>();
        var sender = new CollectingSender(_ => gate.Task);
        var commit = await StartAsync(sender, new IngestOptions { Senders = 1 });
        var waiting = Enumerable.Range(0, 5).Select(i => commit.StoreAsync(Batch(i))).ToArray();

        var stopped = commit.StopAsync(CancellationToken.None);
        Assert.False(stopped.IsCompleted);
        Assert.False(await commit.StoreAsync(Batch(9)).WaitAsync(Patience));
        gate.SetResult(SendResult.Stored);

        await stopped.WaitAsync(Patience);
        Assert.All(await Task.WhenAll(waiting).WaitAsync(Patience), Assert.True);
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_stored_once()
    {
        var sender = new CollectingSender(async _ =>
        {
            await Task.Yield();
            return SendResult.Stored;
        });
        var commit = await StartAsync(sender);

        var stored = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => Task.Run(() => commit.StoreAsync(Batch(i))))).WaitAsync(Patience);

        Assert.All(stored, Assert.True);
        Assert.Equal(Enumerable.Range(0, 2_000), sender.Events.Select(e => e.Index).Order());
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private static EventBatch Batch(int index) => Some.Batch(Some.Event(EventType.Pause, index));

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(5, patience.Token);
    }

    private async Task<GroupCommit> StartAsync(IMessageSender sender, IngestOptions? options = null, TimeProvider? clock = null)
    {
        var metrics = _services.GetRequiredService<IngestMetrics>();
        var commit = new GroupCommit(sender, metrics, new IngestCounts(), Options.Create(options ?? new IngestOptions()), clock ?? TimeProvider.System, NullLogger<GroupCommit>.Instance);
        await commit.StartAsync(CancellationToken.None);
        return commit;
    }
}
