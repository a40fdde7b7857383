using System.Diagnostics.Metrics;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions.Telemetry;

/// <summary>How ingest is doing, under the names of docs/metrics.md.</summary>
public sealed class IngestMetrics
{
    private static readonly string[] Outcomes = [.. Enum.GetNames<EventOutcome>().Select(name => name.ToLowerInvariant())];

    private readonly Counter<long> _requests;
    private readonly Counter<long> _events;
    private readonly Counter<long> _ambiguousSends;
    private readonly Histogram<double> _duration;

    public IngestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(SelfMetrics.MeterName);
        _requests = meter.CreateCounter<long>("openqoe_ingest_requests_total", description: "Requests answered, by status.");
        _events = meter.CreateCounter<long>("openqoe_ingest_events_total", description: "Events received, by what became of them.");
        _ambiguousSends = meter.CreateCounter<long>(
            "openqoe_ambiguous_sends_total", description: "Messages sent again because the first send may or may not have arrived.");
        _duration = meter.CreateHistogram<double>(
            "openqoe_ingest_request_duration_seconds", "s", "From a request's arrival to its answer.");
    }

    public void Answered(int status, TimeSpan duration)
    {
        _requests.Add(1, new KeyValuePair<string, object?>("status", status));
        _duration.Record(duration.TotalSeconds);
    }

    /// <summary>Counts each event of a request once: the rejected ones by reason, the valid ones by what became of them together.</summary>
    public void Judged(Admission admission, EventOutcome valid)
    {
        foreach (var reason in admission.Rejections) Count(EventOutcome.Rejected, reason.ToName(), 1);
        if (admission.Accepted is { } batch) Count(valid, "", batch.Events.Count);
    }

    /// <summary>Counts the events of a request that its key's limit refused.</summary>
    public void Limited(int events) => Count(EventOutcome.Limited, "", events);

    public void SentAgain() => _ambiguousSends.Add(1);

    private void Count(EventOutcome outcome, string reason, int events) => _events.Add(
        events,
        new KeyValuePair<string, object?>("outcome", Outcomes[(int)outcome]),
        new KeyValuePair<string, object?>("reason", reason));
}
