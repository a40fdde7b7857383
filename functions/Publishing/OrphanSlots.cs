using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Slo;

namespace OpenQoE.Functions.Publishing;

/// <summary>
/// Publishes slots whose owner has gone, so that what it committed last is seen, stays visible, and in the end leaves with a
/// staleness marker like every idle series.
/// </summary>
public sealed class OrphanSlots(
    SlotDirectory directory, SlotLeasing leasing, SlotPublisher publisher, SliWriter slis, Aggregator aggregator, TimeProvider time, ILogger<OrphanSlots> logger)
{
    /// <summary>Leases each slot that nobody holds and that has series, publishes it and gives it back.</summary>
    public async Task PublishAsync(CancellationToken cancellation)
    {
        foreach (var (manifest, _) in await directory.ListAsync(cancellation))
        {
            if (manifest.SeriesCount > 0 && manifest.IsFree(time.GetUtcNow()) && !IsOurs(manifest.Slot))
            {
                await PublishAsync(manifest.Slot, cancellation);
            }
        }
    }

    private bool IsOurs(int number) => aggregator.Slot is { IsLost: false } held && held.Number == number;

    private async Task PublishAsync(int number, CancellationToken cancellation)
    {
        try
        {
            if (await leasing.TryLeaseAsync(number, cancellation) is { } slot)
            {
                // Twice: a series that has been idle for long is seen with its last values, and then ends.
                await publisher.PublishAsync(slot, cancellation);
                await publisher.PublishAsync(slot, cancellation);
                await slis.WriteLastAsync(slot, cancellation);
                await slot.CommitAsync(publish: null, cancellation);
                await slot.ReleaseAsync(cancellation);
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(e, "Slot {Slot} could not be published; the next tick tries again", number);
        }
    }
}
