using System.IO.Compression;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Aggregation;

/// <summary>
/// Storage of one leased slot: takes it, reads it, and commits to it, each by one conditional write of the manifest. Writes whose
/// outcome is unknown are repeated until it is known. One call at a time.
/// </summary>
internal sealed class SlotCommits(ISlotStore store, AggregationOptions options, CommitMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly Queue<(string Key, long At)> _appliedRows = new();
    private readonly List<string> _obsolete = [];
    private string _etag = "";

    /// <summary>What was committed last.</summary>
    public SlotManifest Manifest { get; private set; } = new(-1);

    /// <summary>Takes a slot that is free; false when somebody else was faster.</summary>
    public async Task<bool> TakeAsync(int slot, StoredManifest? free, string owner, string lease, CancellationToken cancellation)
    {
        var taken = (free?.Manifest ?? new SlotManifest(slot)).TakenBy(owner, lease, time.GetUtcNow() + options.Lease);
        return await ReplaceAsync(taken, free?.ETag, cancellation);
    }

    /// <summary>Reads the slot's state, and deletes what former owners left uncommitted.</summary>
    public async Task RestoreAsync(SlotState state, CancellationToken cancellation)
    {
        var slot = Manifest.Slot;
        var snapshots = (await store.ReadRowsAsync(slot, SlotRowKeys.SnapshotsFrom, SlotRowKeys.SnapshotsTo, cancellation)).ToDictionary(r => r.Key);
        if (Manifest.Parts.SelectMany(RowKeys).FirstOrDefault(key => !snapshots.ContainsKey(key)) is { } missing)
        {
            var isOurs = (await store.ReadManifestAsync(slot, cancellation))?.Manifest.Lease == Manifest.Lease;
            throw isOurs ? new InvalidDataException($"Slot {slot} lacks row {missing} of its snapshot.") : new SlotLostException(slot);
        }

        var parts = Manifest.Parts.Select(part => Decompress(RowKeys(part).Select(key => snapshots[key].Data))).ToList();
        var applied = await store.ReadRowsAsync(slot, SlotRowKeys.AppliedFrom, SlotRowKeys.AppliedTo, cancellation);
        var committed = applied.Where(row => SlotRowKeys.IsCommitted(Manifest, row.Key)).ToList();
        committed.ForEach(row => _appliedRows.Enqueue((row.Key, SlotRowKeys.ReadActiveMs(row.Data))));
        state.Restore(
            parts, committed.SelectMany(row => SlotRowKeys.ReadIds(row.Data).Select(id => (id, SlotRowKeys.ReadActiveMs(row.Data)))), Manifest.Active);
        var uncommitted = snapshots.Keys.Except(Manifest.Parts.SelectMany(RowKeys)).Concat(applied.Except(committed).Select(r => r.Key));

        // Later generations are a successor's, which there is if this process slept since it took the slot.
        _obsolete.AddRange(uncommitted.Where(key => SlotRowKeys.Parse(key).Generation <= Manifest.Generation));
        await DeleteObsoleteAsync(cancellation);
    }

    /// <summary>Stores a snapshot and makes it true; false when another instance has taken the slot.</summary>
    /// <param name="snapshot">What changed.</param>
    /// <param name="seriesCount">Series in the state.</param>
    /// <param name="timestamp">Unix ms of the publication that goes with it, or the last one.</param>
    /// <param name="leaseUntil">The renewed end of the lease.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    public async Task<bool> CommitAsync(
        SlotSnapshot snapshot, int seriesCount, long timestamp, DateTimeOffset leaseUntil, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var (part, rows) = Rows(snapshot);
        var before = Manifest;
        var leasesWithRows = _appliedRows.Select(row => SlotRowKeys.Parse(row.Key).Lease).ToHashSet();
        var next = before.Committed(leaseUntil, timestamp, seriesCount, part, snapshot.Full, snapshot.Active, leasesWithRows);
        await UntilKnownAsync(async () => { await store.WriteRowsAsync(before.Slot, rows, cancellation); return true; }, cancellation);
        if (!await ReplaceAsync(next, _etag, cancellation))
        {
            return false;
        }

        metrics.Committed(time.GetElapsedTime(started), rows.Sum(r => r.Data.Length));
        _obsolete.AddRange(before.Parts.Except(next.Parts).SelectMany(RowKeys));
        if (snapshot.AppliedIds.Count > 0)
        {
            _appliedRows.Enqueue((SlotRowKeys.Applied(next.Generation, next.Lease), next.Active.Ms));
            _obsolete.AddRange(ForgottenAppliedRows());
        }

        return true;
    }

    /// <summary>Deletes the rows that commits have left behind. Best effort: what stays is deleted by the next owner.</summary>
    public async Task DeleteObsoleteAsync(CancellationToken cancellation)
    {
        try
        {
            if (_obsolete.Count > 0)
            {
                await store.DeleteRowsAsync(Manifest.Slot, [.. _obsolete], cancellation);
                _obsolete.Clear();
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogDebug(e, "Could not delete {Count} obsolete rows of slot {Slot}", _obsolete.Count, Manifest.Slot);
        }
    }

    /// <summary>Gives the slot back.</summary>
    public Task ReleaseAsync(CancellationToken cancellation) => ReplaceAsync(Manifest.Freed(), _etag, cancellation);

    private (SnapshotPart? Part, List<SlotRow> Rows) Rows(SlotSnapshot snapshot)
    {
        var generation = Manifest.Generation + 1;
        var rows = new List<SlotRow>();
        SnapshotPart? part = null;
        if (snapshot.HasSeries)
        {
            var pieces = Compress(snapshot.Series).Chunk(SlotRowKeys.MaximumBytes).ToList();
            part = new SnapshotPart(generation, Manifest.Lease, pieces.Count, pieces.Sum(p => p.Length));
            rows.AddRange(pieces.Select((piece, i) => new SlotRow(SlotRowKeys.Snapshot(part, i), piece)));
        }

        if (snapshot.AppliedIds.Count > 0)
        {
            rows.Add(new SlotRow(SlotRowKeys.Applied(generation, Manifest.Lease), SlotRowKeys.WriteIds(snapshot.Active.Ms, snapshot.AppliedIds)));
        }

        return (part, rows);
    }

    // The single write that commits. If it was refused, it may still be ours: an answer that never came, and a second try.
    private Task<bool> ReplaceAsync(SlotManifest next, string? etag, CancellationToken cancellation) => UntilKnownAsync(async () =>
    {
        if (await store.TryWriteManifestAsync(next, etag, cancellation) is not { } written)
        {
            var stored = await store.ReadManifestAsync(next.Slot, cancellation);
            if (stored?.Manifest.Generation != next.Generation || stored.Manifest.Lease != next.Lease)
            {
                return false;
            }

            written = stored.ETag;
        }

        (_etag, Manifest) = (written, next);
        return true;
    }, cancellation);

    private async Task<bool> UntilKnownAsync(Func<Task<bool>> write, CancellationToken cancellation)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await write();
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                if (failures % 60 == 0)
                {
                    logger.LogWarning("Storage of slot {Slot} does not answer as it should; trying until it does: {Reason}", Manifest.Slot, e.Message);
                }

                await Task.Delay(RetryDelay, time, cancellation);
            }
        }
    }

    private IEnumerable<string> ForgottenAppliedRows()
    {
        while (_appliedRows.TryPeek(out var oldest) && oldest.At < Manifest.Active.Ms - (long)options.KeepApplied.TotalMilliseconds)
        {
            yield return _appliedRows.Dequeue().Key;
        }
    }

    private static IEnumerable<string> RowKeys(SnapshotPart part) => Enumerable.Range(0, part.Rows).Select(i => SlotRowKeys.Snapshot(part, i));

    private static byte[] Compress(ReadOnlyMemory<byte> snapshot)
    {
        var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest))
        {
            brotli.Write(snapshot.Span);
        }

        return compressed.ToArray();
    }

    private static ReadOnlyMemory<byte> Decompress(IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var compressed = new MemoryStream([.. pieces.SelectMany(p => p.ToArray())]);
        var snapshot = new MemoryStream();
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress);
        brotli.CopyTo(snapshot);
        return snapshot.ToArray();
    }
}
