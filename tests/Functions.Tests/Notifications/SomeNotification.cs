using OpenQoE.Shared.Alerting;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Notifications;

/// <summary>A notification of a page, to be changed.</summary>
internal static class SomeNotification
{
    private const string Felt = "About 412 of 1,360 viewers in the last hour could not start.";

    public static NotificationMessage Of(NotificationKind kind = NotificationKind.Firing, string summary = Felt, string label = "start-success")
    {
        var alert = new Alert
        {
            Labels = new Dictionary<string, string>
            {
                [AlertLabels.Name] = "SloBurnRate", [AlertLabels.Severity] = "critical", [AlertLabels.Slo] = label,
            },
            Annotations = new Dictionary<string, string>
            {
                [AlertAnnotations.Summary] = summary,
                [AlertAnnotations.Impact] = "About 412 views, some 9,300 viewer-minutes.",
                [AlertAnnotations.Where] = "country DE (82 %)",
                [AlertAnnotations.Budget] = "37 % of the error budget remains: 1,204 more may be bad.",
                [AlertAnnotations.NextStep] = "See which errors end starts.",
                [AlertAnnotations.RunbookUrl] = "https://wiki.example.com/start-success.md",
            },
            StartsAt = Some.Time.AddMinutes(-5),
            EndsAt = kind == NotificationKind.Resolved ? Some.Time : null,
        };
        var resolved = kind == NotificationKind.Resolved;
        var incident = new IncidentSummary(
            "INC-2026-0001", summary, Severity.Critical, resolved ? "resolved" : "notified",
            Some.Time.AddMinutes(-5), resolved ? Some.Time : null, null, 0,
            new Dictionary<string, string> { [AlertLabels.Slo] = label }, resolved ? [] : [alert], resolved ? [alert] : [], 0);
        return new NotificationMessage("acme", "oncall", 0, 1, kind, Some.Time, incident);
    }
}
