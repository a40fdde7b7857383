using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Aggregation;

namespace OpenQoE.Functions.Publishing;

/// <summary>
/// Publishes slots whose owner has gone, so that what it committed last is seen, stays visible, and in the end leaves with a
/// staleness marker like every idle series.
/// </summary>
public sealed class OrphanSlots(SlotDirectory directory, SlotLeasing leasing, SlotPublisher publisher, TimeProvider time, ILogger<OrphanSlots> logger)
{
    /// <summary>Leases each slot that nobody holds and that has series, publishes it and gives it back.</summary>
    public async Task PublishAsync(CancellationToken cancellation)
    {
        foreach (var (manifest, _) in await directory.ListAsync(cancellation))
        {
            if (manifest.SeriesCount > 0 && manifest.IsFree(time.GetUtcNow())
                && await leasing.TryLeaseAsync(manifest.Slot, cancellation) is { } slot)
            {
                await PublishAsync(slot, cancellation);
            }
        }
    }

    private async Task PublishAsync(OwnedSlot slot, CancellationToken cancellation)
    {
        try
        {
            await publisher.PublishAsync(slot, cancellation);
            await slot.CommitAsync(publish: false, cancellation);
            await slot.ReleaseAsync(cancellation);
        }
        catch (SlotLostException lost)
        {
            logger.LogInformation("{Reason}", lost.Message);
        }
    }
}
