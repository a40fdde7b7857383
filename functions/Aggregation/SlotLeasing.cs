using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Takes slots for this process.</summary>
public sealed class SlotLeasing(
    ISlotStore store, SlotStateSettings state, AggregationOptions options, CommitMetrics metrics, TimeProvider time, ILogger<SlotLeasing> logger)
{
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>Leases the lowest free slot.</summary>
    public async Task<OwnedSlot> LeaseLowestAsync(CancellationToken cancellation)
    {
        for (var number = 0; ; number++)
        {
            if (await TryLeaseAsync(number, cancellation) is { } slot)
            {
                return slot;
            }
        }
    }

    /// <summary>Leases one slot, unless somebody has it.</summary>
    public async Task<OwnedSlot?> TryLeaseAsync(int number, CancellationToken cancellation)
    {
        var stored = await store.ReadManifestAsync(number, cancellation);
        if (stored is not null && !stored.Manifest.IsFree(time.GetUtcNow()))
        {
            return null;
        }

        var commits = new SlotCommits(store, options, metrics, time, logger);
        if (!await commits.TakeAsync(number, stored, _owner, Guid.NewGuid().ToString("N"), cancellation))
        {
            return null;
        }

        var counts = new SlotState(state);
        try
        {
            await commits.RestoreAsync(counts, cancellation);
        }
        catch (Exception e) when (e is not InvalidDataException)
        {
            // One that cannot be read stays leased for a while, so that the next try takes another slot.
            await commits.ReleaseAsync(cancellation);
            throw;
        }

        logger.LogInformation("Leased slot {Slot} with {Series} series", number, counts.Series.Count);
        return new OwnedSlot(commits, counts, options, time);
    }
}
