using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>Messages to try templates with: a page of two alerts, its end, and a digest of nothing.</summary>
internal static class TemplateExamples
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Alert[] Alerts =
    [
        new() { Labels = Labels("SloBurnRate"), Annotations = Annotations(), StartsAt = Start, GeneratorUrl = "https://example.com/graph" },
        new() { Labels = Labels("OriginDown"), StartsAt = Start },
    ];

    public static IReadOnlyList<NotificationFacts> All { get; } =
    [
        Of(NotificationKind.Firing, Alerts, [], acknowledgedBy: null),
        Of(NotificationKind.Resolved, [], Alerts, acknowledgedBy: "ann"),
        Of(NotificationKind.Digest, [], [], acknowledgedBy: null),
    ];

    private static NotificationFacts Of(NotificationKind kind, IReadOnlyList<Alert> firing, IReadOnlyList<Alert> resolved, string? acknowledgedBy)
    {
        var end = kind == NotificationKind.Resolved ? Start.AddHours(1) : (DateTimeOffset?)null;
        var incident = new IncidentSummary(
            "INC-2026-0001", "An example", Severity.Critical, "notified", Start, end, acknowledgedBy, Level: 0,
            Labels("SloBurnRate"), firing, resolved, MoreAlerts: 3);
        var message = new NotificationMessage("example", "example", Channel: 0, Sequence: 1, kind, Start.AddHours(1), incident);
        return NotificationFacts.Of(message, new Uri("https://example.com/"));
    }

    private static Dictionary<string, string> Labels(string name) =>
        new() { [AlertLabels.Name] = name, [AlertLabels.Severity] = "critical", [AlertLabels.Slo] = "starts" };

    private static Dictionary<string, string> Annotations() => new()
    {
        [AlertAnnotations.Summary] = "About 412 of 1,360 viewers in the last hour could not start.",
        [AlertAnnotations.Description] = "An example.",
        [AlertAnnotations.Impact] = "About 412 views, some 9,300 viewer-minutes.",
        [AlertAnnotations.Where] = "country DE (82 %)",
        [AlertAnnotations.Budget] = "37 % of the error budget remains.",
        [AlertAnnotations.NextStep] = "See which errors end starts.",
        [AlertAnnotations.RunbookUrl] = "https://example.com/runbook",
        [AlertAnnotations.DashboardUrl] = "https://example.com/dashboard",
    };
}
