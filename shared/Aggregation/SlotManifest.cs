namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// The row that decides what is true of a slot: replacing it, on the condition that it has not changed, is how a commit
/// happens. A manifest is never changed in place; each transition yields the next one, one generation later.
/// </summary>
/// <param name="Slot">0, 1, 2 …</param>
public sealed record SlotManifest(int Slot)
{
    /// <summary>Who holds the slot, for people; empty when nobody does.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Random id of the current lease; empty when nobody holds the slot.</summary>
    public string Lease { get; init; } = "";

    /// <summary>From then on the lease may be taken away.</summary>
    public DateTimeOffset LeaseUntil { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Counts every change of this manifest.</summary>
    public long Generation { get; init; }

    /// <summary>Unix ms of the last sample that may have been published; later ones come after it.</summary>
    public long LastTimestamp { get; init; }

    /// <summary>The clock by which ids of counted messages age.</summary>
    public ActiveTime Active { get; init; }

    /// <summary>Series in the snapshot: a slot without an owner is published until none is left.</summary>
    public int SeriesCount { get; init; }

    /// <summary>The full snapshot and those on top of it, in order.</summary>
    public IReadOnlyList<SnapshotPart> Parts { get; init; } = [];

    /// <summary>Which generations were committed under which lease: rows of others were never committed.</summary>
    public IReadOnlyList<LeaseSpan> Leases { get; init; } = [];

    /// <summary>True when the slot may be leased.</summary>
    public bool IsFree(DateTimeOffset now) => LeaseUntil <= now;

    /// <summary>Held by a new owner.</summary>
    /// <param name="owner">For people.</param>
    /// <param name="lease">Random, never used before.</param>
    /// <param name="until">When the lease ends unless renewed.</param>
    public SlotManifest TakenBy(string owner, string lease, DateTimeOffset until) => this with
    {
        Owner = owner,
        Lease = lease,
        LeaseUntil = until,
        Generation = Generation + 1,
        Leases = [.. LeasesWithCommits, new LeaseSpan(lease, Generation + 1, Generation + 1)],
    };

    /// <summary>Taken away from an owner whose lease has expired, or given back by it: a later commit of that owner fails.</summary>
    public SlotManifest Freed() => this with
    {
        Owner = "",
        Lease = "",
        LeaseUntil = DateTimeOffset.UnixEpoch,
        Generation = Generation + 1,
        Leases = [.. LeasesWithCommits],
    };

    /// <summary>After a commit of the current owner.</summary>
    /// <param name="until">The renewed end of the lease.</param>
    /// <param name="timestamp">Unix ms of the publication that goes with it, or <see cref="LastTimestamp"/>.</param>
    /// <param name="seriesCount">Series in the state.</param>
    /// <param name="part">What was stored, or null when no series changed.</param>
    /// <param name="full">True when the part stands alone.</param>
    /// <param name="active">See <see cref="Active"/>.</param>
    /// <param name="leasesWithRows">Earlier leases whose applied rows are still there; the others are forgotten.</param>
    public SlotManifest Committed(
        DateTimeOffset until, long timestamp, int seriesCount, SnapshotPart? part, bool full, ActiveTime active, IReadOnlySet<string> leasesWithRows) => this with
    {
        LeaseUntil = until,
        Generation = Generation + 1,
        LastTimestamp = timestamp,
        SeriesCount = seriesCount,
        Active = active,
        Parts = part is null ? Parts : full ? [part] : [.. Parts, part],
        Leases =
        [
            .. Leases.Where(l => l.Lease != Lease && leasesWithRows.Contains(l.Lease)),
            Leases.Single(l => l.Lease == Lease) with { Last = Generation + 1 },
        ],
    };

    /// <summary>True when a full snapshot pays: reading all parts would cost more than twice what reading one does.</summary>
    public bool NeedsFullSnapshot => Parts.Count is 0 or > 60 || Parts.Skip(1).Sum(p => p.Bytes) > Parts[0].Bytes + 16_384;

    // A lease that is over and committed nothing has no rows that count.
    private IEnumerable<LeaseSpan> LeasesWithCommits => Leases.Where(l => l.Last > l.First);

    /// <summary>True when ids applied in that generation, under that lease, count.</summary>
    public bool IsCommitted(long generation, string lease) =>
        Leases.Any(l => l.Lease == lease && l.First <= generation && generation <= l.Last);
}

/// <summary>Where a snapshot is stored.</summary>
/// <param name="Generation">That it was committed in.</param>
/// <param name="Lease">Under which.</param>
/// <param name="Rows">How many rows it takes.</param>
/// <param name="Bytes">Compressed size.</param>
public sealed record SnapshotPart(long Generation, string Lease, int Rows, int Bytes);

/// <summary>The generations committed under one lease.</summary>
/// <param name="Lease">Its id.</param>
/// <param name="First">The generation in which it was taken.</param>
/// <param name="Last">The last it committed.</param>
public sealed record LeaseSpan(string Lease, long First, long Last);
