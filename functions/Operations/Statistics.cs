using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Operations;

/// <summary>What operators look at when something seems wrong.</summary>
public sealed class Statistics(Aggregator aggregator, SlotDirectory slots, QueueDepths queues, RemoteWriteClient remoteWrite, LokiClient loki)
{
    /// <summary>Collects the figures.</summary>
    /// <param name="dimension">Only this label's cardinality; null or empty for all.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Queues or slots are null where the storage did not tell; <c>failures</c> says why.</returns>
    public async Task<object> CollectAsync(string? dimension, CancellationToken cancellation)
    {
        var depths = Look<IReadOnlyList<QueueDepth>>.AtAsync(() => queues.MeasureAsync(cancellation));
        var stored = await Look<IReadOnlyList<StoredManifest>>.AtAsync(() => slots.ListAsync(cancellation));
        return new
        {
            queues = (await depths).Seen,
            slots = stored.Seen?.Select(Describe),
            failures = new { queues = (await depths).Failure, slots = stored.Failure },
            remoteWrite = remoteWrite.Status,
            loki = loki.Status,
            thisInstance = aggregator.Slot is { } slot ? new { slot = slot.Number, lost = slot.IsLost } : null,
            series = aggregator.Slot?.Read(SeriesByMetric),
            cardinality = aggregator.Slot?.Read(state => Cardinality(state, dimension)),
        };
    }

    private static object Describe(StoredManifest stored) => new
    {
        stored.Manifest.Slot, stored.Manifest.Owner, stored.Manifest.LeaseUntil, stored.Manifest.Generation, stored.Manifest.SeriesCount,
        LastPublished = DateTimeOffset.FromUnixTimeMilliseconds(stored.Manifest.LastTimestamp),
    };

    private static Dictionary<string, int> SeriesByMetric(SlotState state) => state.Series.CountBy(s => s.Metric.Name).ToDictionary();

    private static List<object> Cardinality(SlotState state, string? dimension) =>
    [
        .. from organisation in state.Governor.Organisations
           from label in organisation.Value.Labels
           where string.IsNullOrEmpty(dimension) ? label.Value.Values.Count > 0 : label.Key == dimension
           select new
           {
               Organisation = organisation.Key, Label = label.Key, Admitted = label.Value.Values.Count, label.Value.Policy.Limit,
               Overflowed = label.Value.Demand.RefusedCount,
           },
    ];
}
