using System.Text.Json;
using OpenQoE.Functions.Alerting;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Governance.Sketches;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>
/// Sends events to PagerDuty: the incident is its deduplication key, so that what comes twice is one.
/// https://developer.pagerduty.com/docs/events-api-v2-overview
/// </summary>
public sealed class PagerDutySender(ChannelHttp http, Templates templates, AlertingOptions alerting)
{
    private const int LongestKey = 255;
    private const int LongestSummary = 1024;

    public async Task<ChannelResult> SendAsync(NotificationMessage message, PagerDutyChannel channel, CancellationToken cancellation)
    {
        if (message.Kind == NotificationKind.Digest)
        {
            return new ChannelResult(ChannelOutcome.NotApplicable, "PagerDuty takes no digests", null, null);
        }

        var post = new ChannelPost(channel.Url, JsonSerializer.SerializeToUtf8Bytes(Event(message, channel.RoutingKey))) { Secrets = [channel.RoutingKey] };
        return (await http.PostAsync(post, cancellation)).Result;
    }

    private Dictionary<string, object> Event(NotificationMessage message, string routingKey)
    {
        var facts = NotificationFacts.Of(message, alerting.PublicAddress);
        var action = message.Kind switch
        {
            NotificationKind.Resolved => "resolve",
            NotificationKind.Acknowledged => "acknowledge",
            _ => "trigger",
        };
        var sent = new Dictionary<string, object>
        {
            ["routing_key"] = routingKey,
            ["event_action"] = action,
            ["dedup_key"] = KeyOf(message),
        };
        if (action != "trigger")
        {
            return sent;
        }

        sent["client"] = "OpenQoE";
        if (facts.IncidentUrl.Length > 0)
        {
            sent["client_url"] = facts.IncidentUrl;
        }

        sent["links"] = new[] { (Text: "Runbook", Href: facts.RunbookUrl), (Text: "Figures", Href: facts.DashboardUrl) }
            .Where(link => link.Href.Length > 0).Select(link => new { href = link.Href, text = link.Text }).ToArray();
        var summary = facts.Summary.Length > 0 && facts.Summary != facts.Title ? $"{facts.Headline}: {facts.Summary}" : facts.Headline;
        sent["payload"] = new
        {
            summary = PlainText.Cut(summary, LongestSummary),
            source = facts.Organisation.Length > 0 ? facts.Organisation : "openqoe",
            severity = facts.Severity,
            timestamp = message.Incident.StartedAt,
            component = PlainText.Line(message.Incident.GroupLabels.GetValueOrDefault(AlertLabels.Slo, ""), LongestKey),
            group = facts.Organisation,
            custom_details = new
            {
                text = templates.Render(Templates.PlainText, facts, Escapes.None),
                facts.Impact,
                facts.Where,
                facts.Since,
                facts.Budget,
                facts.NextStep,
            },
        };
        return sent;
    }

    // One that is cut would be that of all incidents.
    private static string KeyOf(NotificationMessage message) =>
        $"openqoe/{message.Organisation}/{message.Incident.Id}" is { Length: <= LongestKey } key
            ? key
            : $"openqoe/{StableHash.Of(message.Organisation):x16}/{message.Incident.Id}";
}
