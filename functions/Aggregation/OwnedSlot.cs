using System.Collections.Frozen;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Aggregation;

/// <summary>What became of a message.</summary>
/// <param name="Counted">Events counted now.</param>
/// <param name="Repeats">Events that a client had sent before. Empty, too, when the whole message was counted before.</param>
/// <param name="Committed">
/// Ends when the counts are durable; fails with <see cref="SlotLostException"/> when the slot was lost first: whoever gets the message
/// next finds out whether it was counted.
/// </param>
public readonly record struct Applied(int Counted, IReadOnlySet<PlayerEvent> Repeats, Task Committed)
{
    /// <summary>A message that was counted before.</summary>
    public static Applied Before(Task committed) => new(0, FrozenSet<PlayerEvent>.Empty, committed);
}

/// <summary>A leased slot: its counts in memory, and the commits that make them last. Safe for concurrent use.</summary>
public sealed class OwnedSlot
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _oneCommit = new(1, 1);
    private readonly SlotCommits _commits;
    private readonly AggregationOptions _options;
    private readonly TimeProvider _time;
    private readonly SlotState _state;
    private readonly Dictionary<ulong, Task> _uncommitted = [];
    private readonly SlotTraces _traces = new();
    private TaskCompletionSource _nextCommit = NewCommit();
    private DateTimeOffset? _oldestUnpublished;
    private DateTimeOffset _leaseUntil;

    internal OwnedSlot(SlotCommits commits, SlotState state, AggregationOptions options, TimeProvider time)
    {
        (_commits, _state, _options, _time) = (commits, state, options, time);
        _leaseUntil = commits.Manifest.LeaseUntil;
        LeasedIn = commits.Manifest.Generation;
    }

    /// <summary>The generation in which this process took the slot.</summary>
    public long LeasedIn { get; }

    public int Number => _commits.Manifest.Slot;

    /// <summary>What was committed last.</summary>
    public SlotManifest Manifest => _commits.Manifest;

    /// <summary>True when another instance has taken the slot, or nobody knows who has it.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Counts a message, unless the slot is lost (null).</summary>
    /// <param name="message">What to count.</param>
    /// <param name="hiddenUntil">
    /// Until then the queue gives the message to nobody else. Our lease must end sooner: whoever gets it next can then take the slot
    /// away from us before counting it, should this process fall asleep here.
    /// </param>
    /// <exception cref="MessageHeldTooLongException">It does not: the message may be in other hands already.</exception>
    public Applied? TryApply(EventMessage message, DateTimeOffset hiddenUntil)
    {
        lock (_gate)
        {
            if (IsLost)
            {
                return null;
            }

            if (_leaseUntil + (_options.Lease / 2) > hiddenUntil)
            {
                throw new MessageHeldTooLongException();
            }

            if (_state.IsApplied(message.Id))
            {
                return Applied.Before(_uncommitted.GetValueOrDefault(message.Id, Task.CompletedTask));
            }

            var (counted, repeats) = _state.Apply(message, _time.GetUtcNow().ToUnixTimeMilliseconds());
            _uncommitted.Add(message.Id, _nextCommit.Task);
            _traces.Counted(Spans.Current);
            _oldestUnpublished ??= message.Batches.Min(b => b.ReceivedAt);
            return new Applied(counted, repeats, _nextCommit.Task);
        }
    }

    /// <summary>Makes everything applied so far durable, and renews the lease. Does nothing when there is nothing to do.</summary>
    /// <param name="publish">Commits a new timestamp and takes what is to be published at it; null for a mere commit.</param>
    /// <param name="cancellation">Gives up: then nobody knows whether the commit happened, and the slot counts as lost.</param>
    /// <returns>What to publish; null when not asked for, or when there is nothing.</returns>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public async Task<Publication?> CommitAsync(PublicationScope? publish, CancellationToken cancellation)
    {
        await _oneCommit.WaitAsync(cancellation);
        try
        {
            if (Prepare(publish) is not { } pending)
            {
                return null;
            }

            await CommitAsync(pending, cancellation);
            return pending.Publication;
        }
        finally
        {
            _oneCommit.Release();
        }
    }

    /// <summary>Looks at the state and makes what was seen durable; do not keep what it holds.</summary>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public async Task<T> ReadCommittedAsync<T>(Func<SlotState, T> read, CancellationToken cancellation)
    {
        await _oneCommit.WaitAsync(cancellation);
        try
        {
            T seen;
            PendingCommit? pending;
            lock (_gate)
            {
                (seen, pending) = (read(_state), Prepare(publish: null));
            }

            if (pending is not null)
            {
                await CommitAsync(pending, cancellation);
            }

            return seen;
        }
        finally
        {
            _oneCommit.Release();
        }
    }

    /// <summary>All totals of objectives at a time (Unix ms) are in the table of SLIs.</summary>
    public void Sampled(long at)
    {
        lock (_gate)
        {
            _state.Slis.Sampled(at);
        }
    }

    /// <summary>A receiver has taken these series. True when new series may now be followed by their values.</summary>
    public bool Sent(IReadOnlyList<PublishedSeries> series, long timestamp)
    {
        lock (_gate)
        {
            return _state.Sent(series, timestamp);
        }
    }

    /// <summary>These series did not arrive: the next publication takes them again.</summary>
    public void NotSent(IReadOnlyList<PublishedSeries> series)
    {
        lock (_gate)
        {
            SlotState.NotSent(series);
        }
    }

    /// <summary>All of the last publication has arrived.</summary>
    public void Published()
    {
        lock (_gate)
        {
            _state.Published(_time.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Counts requests of events, by organisation as their events state it.</summary>
    public void CountRequests(IEnumerable<(string Organisation, SliCount Count)> requests)
    {
        lock (_gate)
        {
            foreach (var (organisation, count) in requests)
            {
                _state.CountRequests(organisation, count, _time.GetUtcNow().ToUnixTimeMilliseconds());
            }
        }
    }

    /// <summary>When the oldest counted event was received that was not published yet; null when all were.</summary>
    public DateTimeOffset? OldestUnpublished
    {
        get
        {
            lock (_gate)
            {
                return _oldestUnpublished;
            }
        }
    }

    /// <summary>When the oldest event was received that no publication has shown since the last call; null when there is none.</summary>
    public DateTimeOffset? TakeOldestUnpublished()
    {
        lock (_gate)
        {
            var oldest = _oldestUnpublished;
            _oldestUnpublished = null;
            return oldest;
        }
    }

    /// <summary>Undoes the taking, after a publication that did not arrive.</summary>
    public void PutBackOldestUnpublished(DateTimeOffset? oldest)
    {
        lock (_gate)
        {
            _oldestUnpublished = oldest ?? _oldestUnpublished;
        }
    }

    /// <summary>Sampled messages that the publication under way holds.</summary>
    public SpanOrigins Publishing
    {
        get
        {
            lock (_gate)
            {
                return _traces.Publishing;
            }
        }
    }

    /// <summary>All of those messages' counts have arrived.</summary>
    public void TracesPublished()
    {
        lock (_gate)
        {
            _traces.Published();
        }
    }

    /// <summary>Looks at the state; do not keep what it holds.</summary>
    public T Read<T>(Func<SlotState, T> read)
    {
        lock (_gate)
        {
            return read(_state);
        }
    }

    /// <summary>Gives the slot back. Commit first.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        await _oneCommit.WaitAsync(cancellation);
        try
        {
            IsLost = true;
            await _commits.ReleaseAsync(cancellation);
        }
        finally
        {
            _oneCommit.Release();
        }
    }

    private Task CommitAsync(PendingCommit pending, CancellationToken cancellation) => Spans.RunAsync(
        () => Spans.Step("commit", pending.Traces)?.SetTag("openqoe.slot", Number).SetTag("openqoe.messages", pending.Snapshot.AppliedIds.Count),
        async () =>
        {
            Finish(pending, await StoreAsync(pending, cancellation));
            await _commits.DeleteObsoleteAsync(cancellation);
        });

    private async Task<bool> StoreAsync(PendingCommit pending, CancellationToken cancellation)
    {
        try
        {
            return await _commits.CommitAsync(pending.Snapshot, pending.SeriesCount, pending.Timestamp, pending.LeaseUntil, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Whoever waits for this commit must not be told that it failed: it may have happened.
            IsLost = true;
            throw;
        }
        catch (Exception e)
        {
            // Nothing was written, and what was to be written is no longer in the state's hands.
            Lose(pending.Commit, e);
            throw;
        }
    }

    private PendingCommit? Prepare(PublicationScope? publish)
    {
        lock (_gate)
        {
            if (IsLost)
            {
                throw new SlotLostException(Number);
            }

            var now = _time.GetUtcNow();
            var timestamp = Math.Max(now.ToUnixTimeMilliseconds(), Manifest.LastTimestamp + 1);
            var publication = publish is { } scope ? _state.Collect(Number, timestamp, now.ToUnixTimeMilliseconds(), scope) : null;
            if (publication is null or { Series.Count: 0 } && !_state.HasUnsaved && Manifest.LeaseUntil - now > _options.Lease / 2)
            {
                return null;
            }

            var commit = _nextCommit;
            _nextCommit = NewCommit();
            _leaseUntil = now + _options.Lease;
            var snapshot = _state.TakeSnapshot(Manifest.NeedsFullSnapshot);
            var traces = _traces.TakeUncommitted(publishes: publish is not null);
            return new(snapshot, publication, publication is null ? Manifest.LastTimestamp : timestamp, _leaseUntil, _state.Series.Count, commit, traces);
        }
    }

    private void Finish(PendingCommit pending, bool committed)
    {
        if (!committed)
        {
            var lost = new SlotLostException(Number);
            Lose(pending.Commit, lost);
            throw lost;
        }

        lock (_gate)
        {
            foreach (var id in pending.Snapshot.AppliedIds)
            {
                _uncommitted.Remove(id);
            }
        }

        pending.Commit.SetResult();
    }

    private void Lose(TaskCompletionSource commit, Exception reason)
    {
        lock (_gate)
        {
            IsLost = true;
        }

        commit.SetException(reason);
        _nextCommit.SetException(reason);
    }

    private static TaskCompletionSource NewCommit() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record PendingCommit(
        SlotSnapshot Snapshot, Publication? Publication, long Timestamp, DateTimeOffset LeaseUntil, int SeriesCount, TaskCompletionSource Commit,
        SpanOrigins Traces);
}
