using System.Diagnostics.Metrics;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Self-metrics of counting and committing.</summary>
public sealed class AggregateMetrics
{
    private readonly Counter<long> _events;

    public AggregateMetrics(IMeterFactory meters, Aggregator aggregator, TimeProvider time)
    {
        var meter = meters.Create(SelfMetrics.MeterName);
        _events = meter.CreateCounter<long>(
            "openqoe_aggregate_events_total", description: "Accepted events: counted, or found to be a duplicate that the client had sent before.");
        meter.CreateObservableGauge("openqoe_active_series", () => Read(aggregator, ActiveSeries), description: "Series in this instance's slot.");
        meter.CreateObservableCounter("openqoe_governance_overflow_total", () => Read(aggregator, Overflows), description: "Label values that became __other__.");
        meter.CreateObservableCounter(
            "openqoe_governance_series_refused_total", () => Read(aggregator, SeriesRefused),
            description: "Measurements that went to the overflow's series because a budget had no room for one of their own.");
        meter.CreateObservableGauge(
            "openqoe_publish_lag_seconds", () => aggregator.Slot?.OldestUnpublished is { } oldest ? (time.GetUtcNow() - oldest).TotalSeconds : 0,
            "s", "Age of the oldest counted event that no receiver has taken yet.");
    }

    /// <summary>What ingest accepted ends here as one of two: the sums match once the queue is empty.</summary>
    public void Applied(Applied applied)
    {
        _events.Add(applied.Counted, new KeyValuePair<string, object?>("outcome", "counted"));
        _events.Add(applied.Repeats.Count, new KeyValuePair<string, object?>("outcome", "duplicate"));
    }

    private static IReadOnlyList<Measurement<long>> Read(Aggregator aggregator, Func<SlotState, IEnumerable<Measurement<long>>> measure) =>
        aggregator.Slot?.Read(state => measure(state).ToList()) ?? [];

    private static IEnumerable<Measurement<long>> ActiveSeries(SlotState state) =>
        state.Series.CountBy(s => s.Metric.Name).Select(m => Measured(m.Value, "metric", m.Key));

    private static IEnumerable<Measurement<long>> Overflows(SlotState state) =>
        state.Governor.Overflowed.Select(o => Measured(o.Value, "label", o.Key));

    private static IEnumerable<Measurement<long>> SeriesRefused(SlotState state) =>
    [
        Measured(state.Governor.Organisations.Values.Sum(o => o.Series.RefusedByMetric), "budget", "metric"),
        Measured(state.Governor.Organisations.Values.Sum(o => o.Series.RefusedByOrganisation), "budget", "organisation"),
    ];

    private static Measurement<long> Measured(long value, string label, string labelValue) =>
        new(value, new KeyValuePair<string, object?>(label, labelValue));
}
