using System.Diagnostics.Metrics;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Self-metrics of counting and committing.</summary>
public sealed class AggregateMetrics
{
    private readonly IngestMetrics _ingest;

    public AggregateMetrics(IMeterFactory meters, IngestMetrics ingest, Aggregator aggregator)
    {
        _ingest = ingest;
        var meter = meters.Create(SelfMetrics.MeterName);
        meter.CreateObservableGauge("openqoe_active_series", () => Read(aggregator, ActiveSeries), description: "Series in this instance's slot.");
        meter.CreateObservableCounter("openqoe_governance_overflow_total", () => Read(aggregator, Overflows), description: "Label values that became __other__.");
    }

    /// <summary>Events that a client had sent before have outcome <c>duplicate</c>, beside their <c>accepted</c> at ingest.</summary>
    public void Applied(Applied applied) => _ingest.Repeated(applied.Repeated);

    private static IReadOnlyList<Measurement<long>> Read(Aggregator aggregator, Func<SlotState, IEnumerable<Measurement<long>>> measure) =>
        aggregator.Slot?.Read(state => measure(state).ToList()) ?? [];

    private static IEnumerable<Measurement<long>> ActiveSeries(SlotState state) =>
        state.Series.CountBy(s => s.Metric.Name).Select(m => Measured(m.Value, "metric", m.Key));

    private static IEnumerable<Measurement<long>> Overflows(SlotState state) =>
        state.Governor.Overflowed.Select(o => Measured(o.Value, "label", o.Key));

    private static Measurement<long> Measured(long value, string label, string labelValue) =>
        new(value, new KeyValuePair<string, object?>(label, labelValue));
}
