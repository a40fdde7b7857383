using System.Text.Json;
using System.Text.Json.Serialization;
using OpenQoE.Functions.Alerting;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>Sends Alertmanager's webhook payload, version 4, with the incident beside it, signed. See docs/channels.md.</summary>
public sealed class WebhookSender(ChannelHttp http, AlertingOptions alerting, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public async Task<ChannelResult> SendAsync(NotificationMessage message, WebhookChannel channel, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Payload(message), Json);
        var delivery = DeliveryOf(message);
        var post = new ChannelPost(channel.Url, body)
        {
            Headers =
            [
                (WebhookSignature.Header, WebhookSignature.Of(body, time.GetUtcNow(), channel.Secrets)),
                ("X-OpenQoE-Delivery", delivery),
                ("Idempotency-Key", delivery),
            ],
        };
        return (await http.PostAsync(post, cancellation)).Result;
    }

    // With the organisation: incidents of two have the same ids, and can have one receiver. Names can be of any script, headers not.
    private static string DeliveryOf(NotificationMessage message) =>
        string.Join('/', $"{message.Organisation}/{message.DeliveryId}".Split('/').Select(Uri.EscapeDataString));

    private Dictionary<string, object?> Payload(NotificationMessage message)
    {
        var incident = message.Incident;
        var alerts = incident.Firing.Select(alert => Shown(alert, "firing"))
            .Concat(incident.Resolved.Select(alert => Shown(alert, "resolved"))).ToArray();
        var known = incident.Firing.Concat(incident.Resolved).ToArray();
        return new()
        {
            ["version"] = "4",
            ["groupKey"] = $"{message.Organisation}/{incident.Id}",
            ["truncatedAlerts"] = incident.MoreAlerts,
            ["status"] = message.Kind == NotificationKind.Resolved || incident.Firing.Count == 0 ? "resolved" : "firing",
            ["receiver"] = message.Receiver,
            ["groupLabels"] = incident.GroupLabels,
            ["commonLabels"] = Common(known, alert => alert.Labels),
            ["commonAnnotations"] = Common(known, alert => alert.Annotations),
            ["externalURL"] = alerting.PublicAddress?.AbsoluteUri ?? "",
            ["alerts"] = alerts,
            ["kind"] = message.Kind.ToString().ToLowerInvariant(),
            ["organisation"] = message.Organisation,
            ["incident"] = new
            {
                incident.Id,
                incident.Title,
                Severity = incident.Severity.ToLabel(),
                incident.State,
                incident.StartedAt,
                incident.ResolvedAt,
                incident.AcknowledgedBy,
                incident.Level,
                Url = NotificationFacts.Of(message, alerting.PublicAddress).IncidentUrl,
            },
        };
    }

    private static object Shown(Alert alert, string status) => new
    {
        Status = status,
        alert.Labels,
        alert.Annotations,
        alert.StartsAt,
        EndsAt = alert.EndsAt ?? DateTimeOffset.MinValue,
        GeneratorURL = alert.GeneratorUrl ?? "",
        alert.Fingerprint,
    };

    private static Dictionary<string, string> Common(
        IReadOnlyList<Alert> alerts, Func<Alert, IReadOnlyDictionary<string, string>> of) => alerts.Count == 0
        ? []
        : of(alerts[0]).Where(one => alerts.All(alert => of(alert).GetValueOrDefault(one.Key) == one.Value)).ToDictionary();
}
