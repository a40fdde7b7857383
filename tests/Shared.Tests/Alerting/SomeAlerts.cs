using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Matching;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Tests.Shared.Alerting;

/// <summary>Test data of alerting.</summary>
internal static class SomeAlerts
{
    public static readonly DateTimeOffset Time = new(2026, 10, 1, 20, 0, 0, TimeSpan.Zero);

    public static readonly RoutingDocument Document = new()
    {
        Receivers =
        [
            new("primary", [new WebhookChannel("https://hooks.example/primary", ["s"])]),
            new("secondary", [new PagerDutyChannel("key"), new EmailChannel(["lead@example.org"]) { SendResolved = false }]),
        ],
        Route = new() { Receiver = "primary" },
        Escalations =
        [
            new(Severity.Critical, TimeSpan.FromHours(1), [new(TimeSpan.FromMinutes(15), "secondary"), new(TimeSpan.FromMinutes(30), "primary")]),
        ],
    };

    public static IncidentContext Context => new(Document, [], []);

    public static Alert Alert(string severity = "critical", string tier = "page-1h", string slo = "start") => new()
    {
        Labels = new Dictionary<string, string>
        {
            [AlertLabels.Name] = "BurnRate",
            [AlertLabels.Severity] = severity,
            [AlertLabels.Slo] = slo,
            [AlertLabels.Tier] = tier,
        },
        Annotations = new Dictionary<string, string> { [AlertAnnotations.Summary] = "3 of 100 views do not start" },
        StartsAt = Time,
    };

    public static Alert Ended(Alert alert, DateTimeOffset at) => alert with { EndsAt = at };

    public static RoutedAlert Routed(Alert alert, RoutingDocument? document = null) => Routing.Route(document ?? Document, alert);

    public static Incident Opened(params Alert[] alerts) =>
        IncidentFlow.Open("INC-2026-0001", "acme", [.. alerts.Select(alert => Routed(alert))], Time, Context, Time);

    public static Silence Silence(string matcher, DateTimeOffset from, DateTimeOffset to) =>
        new("silence", [LabelMatcher.Parse(matcher)], from, to, "ann", "maintenance", from);

    public static LabelMatcher Matcher(string text) => LabelMatcher.Parse(text);

    /// <summary>What was decided on since, for short: <c>primary/0 1 Firing</c>.</summary>
    public static string[] Told(Incident incident) =>
        [.. incident.Outbox.OfType<Effect.Notify>().Select(told => $"{told.Receiver}/{told.Channel} {told.Sequence} {told.Kind}")];

    /// <summary>The incident when all of its effects are done.</summary>
    public static Incident Drained(Incident incident) => IncidentFlow.OutboxSent(incident, incident.Effects);
}
