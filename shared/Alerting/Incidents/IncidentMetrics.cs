using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>What is exported of an organisation's incidents, once a minute. Labels: <c>org_id</c>, and <c>severity</c> of those that count.</summary>
public static class IncidentMetrics
{
    /// <summary>How far back incidents are counted and averaged.</summary>
    public static readonly TimeSpan Recently = TimeSpan.FromDays(30);

    private const string SeverityLabel = "severity";

    public static readonly Metric Open = Gauge("incidents_open", "", "Incidents that go on.", SeverityLabel);
    public static readonly Metric Unacknowledged = Gauge("incidents_unacknowledged", "", "Incidents that go on and nobody looks after.", SeverityLabel);
    public static readonly Metric Recent = Gauge("incidents_recent", "", "Incidents detected in the last 30 days.", SeverityLabel);
    public static readonly Metric TimeToAcknowledge = Mean(
        "time_to_acknowledge", "From detection to the first acknowledgement, mean of the last 30 days' incidents; none without an acknowledgement.");

    public static readonly Metric TimeToResolve = Mean(
        "time_to_resolve", "From the first alert's begin to the end, mean of the last 30 days' incidents; none before one has ended.");

    public static readonly Metric TimeBetweenFailures = Mean(
        "time_between_failures", "From one incident's begin to the next one's, mean of the last 30 days' incidents; none with fewer than two.");

    public static readonly IReadOnlyList<Metric> All = [Open, Unacknowledged, Recent, TimeToAcknowledge, TimeToResolve, TimeBetweenFailures];

    /// <summary>Whether an incident counts as recent.</summary>
    public static bool IsRecent(Incident incident, DateTimeOffset now) => incident.DetectedAt > now - Recently;

    /// <summary>The samples of an organisation. Every severity has its counts, so that a series is there before its first incident.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="incidents">All that go on or are recent; others do not matter.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<(Metric Metric, LabelSet Labels, double Value)> Of(string organisation, IReadOnlyCollection<Incident> incidents, DateTimeOffset now)
    {
        var labels = new LabelSet([new(BaseLabels.Organisation, organisation)]);
        var recent = incidents.Where(incident => IsRecent(incident, now)).ToArray();
        var open = incidents.Where(incident => incident.IsOpen).ToArray();
        return
        [
            .. BySeverity(Open, labels, open),
            .. BySeverity(Unacknowledged, labels, [.. open.Where(incident => !incident.IsAcknowledged)]),
            .. BySeverity(Recent, labels, recent),
            .. Means(labels, IncidentFigures.Of(recent)),
        ];
    }

    private static IEnumerable<(Metric Metric, LabelSet Labels, double Value)> BySeverity(Metric metric, LabelSet labels, IReadOnlyCollection<Incident> incidents) =>
        Enum.GetValues<Severity>().Select(severity =>
            (metric, labels.With([new(SeverityLabel, severity.ToLabel())]), (double)incidents.Count(incident => incident.Severity == severity)));

    private static IEnumerable<(Metric Metric, LabelSet Labels, double Value)> Means(LabelSet labels, IncidentFigures figures)
    {
        (Metric Metric, TimeSpan? Time)[] means =
        [
            (TimeToAcknowledge, figures.TimeToAcknowledge), (TimeToResolve, figures.TimeToResolve), (TimeBetweenFailures, figures.TimeBetweenFailures),
        ];
        return means.Where(mean => mean.Time is not null).Select(mean => (mean.Metric, labels, mean.Time!.Value.TotalSeconds));
    }

    private static Metric Mean(string name, string help) => Gauge($"incident_mean_{name}_seconds", "seconds", help);

    private static Metric Gauge(string name, string unit, string help, params string[] labels) =>
        new("openqoe_" + name, MetricKind.Gauge, unit, help, labels, []);
}
