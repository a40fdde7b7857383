using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Tests.Functions.Cardinality;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>The real aggregation classes in a simulated process, fed by a queue trigger as the Functions host runs it.</summary>
internal sealed class AggregatorProcess
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    private readonly World _world;
    private readonly SimulatedQueue _queue;
    private readonly SlotPublisher _publisher;
    private readonly SliWriter _slis;

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _handling = [];

    public AggregatorProcess(World world, SimulatedQueue queue, SimulatedSlotStore store, SimulatedCardinalityStore ledgers, SimulatedSliStore slis, SimulatedReceiver receiver, long idleMs)
    {
        var options = new AggregationOptions { Lease = TimeSpan.FromSeconds(10), KeepApplied = TimeSpan.FromMinutes(10) };
        var publishing = new PublishOptions { Url = "http://receiver", PublishInterval = TimeSpan.FromSeconds(5) };
        var state = new SlotStateSettings(["org_id"], GovernancePolicies.Standard, SomeObjectives.Defaults, IdleMs: idleMs, ResendMs: 60_000, KeepAppliedMs: 600_000);
        (_world, _queue) = (world, queue);
        _publisher = new SlotPublisher(receiver, publishing, new PublishMetrics(Meters), world);
        _slis = new SliWriter(slis, world, NullLogger<SliWriter>.Instance);
        Leasing = new SlotLeasing(store, state, options, new CommitMetrics(Meters), world, NullLogger<SlotLeasing>.Instance);
        var directory = new SlotDirectory(store, world);
        Aggregator = new Aggregator(
            Leasing, directory, SomeCardinality.Sync(ledgers, directory, state, world), _publisher, _slis, new(), options, publishing, world, NullLogger<Aggregator>.Instance);
    }

    public SlotLeasing Leasing { get; }

    public Aggregator Aggregator { get; }

    public Process Process { get; } = new();

    /// <summary>The process' main program: ends after <see cref="Stop"/>, in the order of the Functions host.</summary>
    public async Task RunAsync()
    {
        using var loopsEnd = new CancellationTokenSource();
        var loops = Aggregator.RunAsync(loopsEnd.Token, CancellationToken.None);
        while (!_stopping.IsCancellationRequested)
        {
            _handling.AddRange((await PersistentlyAsync(() => _queue.ReceiveAsync(_world.Random.Next(1, 5)))).Select(HandleAsync));
            await Task.Delay(TimeSpan.FromMilliseconds(_world.Random.Next(20, 400)), _world);
        }

        await Task.WhenAll(_handling);
        loopsEnd.Cancel(); // CancelAsync would go on in another thread
        await loops;
        try
        {
            await Aggregator.StopAsync(CancellationToken.None);
        }
        catch (SlotLostException)
        {
            // Somebody else has it.
        }
    }

    /// <summary>SIGTERM.</summary>
    public void Stop() => Process.Post(_ => _stopping.Cancel(), null);

    /// <summary>Reads and publishes what is durable, slot by slot, when everybody else has gone.</summary>
    public async Task<double> AuditAsync(int slots)
    {
        double counted = 0;
        for (var number = 0; number < slots; number++)
        {
            OwnedSlot? slot;
            while ((slot = await PersistentlyAsync(() => Leasing.TryLeaseAsync(number, CancellationToken.None))) is null)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), _world);
            }

            counted += slot.Read(state => state.Series.Where(s => s.Metric == Metrics.Events).Sum(s => s.Values[0]));
            while (slot.Read(state => state.Series.Any(s => s.Unsent || !s.Opened)))
            {
                await _publisher.PublishAsync(slot, CancellationToken.None);
                await Task.Delay(TimeSpan.FromSeconds(1), _world);
            }

            while (!await _slis.WriteLastAsync(slot, CancellationToken.None))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), _world);
            }
        }

        return counted;
    }

    private async Task HandleAsync(Delivery delivery)
    {
        var start = new PlayerEvent { Type = EventType.Playing, Seq = 1, OrgId = $"org{delivery.Id % 3}", ViewId = $"{delivery.Id}", Data = { VideoStartupTime = 500 } };
        var batch = new EventBatch(null, 1, _world.GetUtcNow(), [start]);
        var counting = Aggregator.ApplyAsync(
            new EventMessage(delivery.Id, delivery.PossibleCopy, [batch]), redelivered: delivery.Dequeued > 1,
            DateTimeOffset.FromUnixTimeMilliseconds(delivery.HiddenUntil), CancellationToken.None);
        _ = RenewAsync(delivery, counting);
        try
        {
            await counting;
            await _queue.DeleteAsync(delivery);
        }
        catch (Exception e) when (e is IOException or SlotLostException or MessageHeldTooLongException)
        {
            await PersistentlyAsync(() => _queue.ReleaseAsync(delivery));
        }
    }

    private async Task RenewAsync(Delivery delivery, Task running)
    {
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(SimulatedQueue.VisibilityMs / 2), _world)) != running)
        {
            await PersistentlyAsync(() => _queue.RenewAsync(delivery));
        }
    }

    private async Task<T> PersistentlyAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), _world);
            }
        }
    }
}
