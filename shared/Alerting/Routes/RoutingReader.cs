using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Json;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>Reads a routing document's parts.</summary>
internal static class RoutingReader
{
    public static RoutingDocument Document(ObjectReader reader) => new()
    {
        Receivers = reader.Objects("receivers", Receiver) ?? [],
        Route = reader.Object("route", RouteOf) ?? new Route(),
        InhibitRules = reader.Objects("inhibit_rules", InhibitRule) ?? RoutingDocument.Default.InhibitRules,
        Escalations = reader.Objects("escalations", Escalation) ?? [],
        Digest = reader.Object("digest", Digest) ?? DigestTime.Default,
    };

    private static Receiver Receiver(ObjectReader reader) =>
        new(reader.RequiredText("name"), reader.Objects("channels", Channel)?.OfType<ChannelSettings>().ToArray() ?? []);

    private static ChannelSettings? Channel(ObjectReader reader)
    {
        var type = reader.RequiredText("type");
        var sendResolved = reader.Flag("send_resolved") ?? true;
        ChannelSettings? channel = type switch
        {
            "webhook" => new WebhookChannel(reader.RequiredText("url"), reader.Texts("secrets") ?? []),
            "slack" => Slack(reader),
            "teams" => new TeamsChannel(reader.RequiredText("url")),
            "pagerduty" => PagerDuty(reader),
            "email" => new EmailChannel(reader.Texts("to") ?? []),
            _ => Unknown(reader, type),
        };
        return channel is null ? null : channel with { SendResolved = sendResolved };
    }

    private static SlackChannel Slack(ObjectReader reader)
    {
        var slack = new SlackChannel(reader.Text("url"), reader.Text("token"), reader.Text("channel"));
        return reader.Text("api_url") is { } url ? slack with { ApiUrl = url } : slack;
    }

    private static PagerDutyChannel PagerDuty(ObjectReader reader)
    {
        var pagerDuty = new PagerDutyChannel(reader.RequiredText("routing_key"));
        return reader.Text("url") is { } url ? pagerDuty with { Url = url } : pagerDuty;
    }

    private static ChannelSettings? Unknown(ObjectReader reader, string type)
    {
        if (type.Length > 0)
        {
            reader.Refuse("type", "must be webhook, slack, teams, pagerduty or email");
        }

        reader.IgnoreRest();
        return null;
    }

    private static Route RouteOf(ObjectReader reader) => new()
    {
        Receiver = reader.Text("receiver"),
        Matchers = reader.Matchers("matchers"),
        Continue = reader.Flag("continue") ?? false,
        GroupBy = reader.Texts("group_by"),
        GroupWait = reader.Duration("group_wait"),
        GroupInterval = reader.Duration("group_interval"),
        RepeatInterval = reader.Duration("repeat_interval"),
        Routes = reader.Objects("routes", RouteOf) ?? [],
    };

    private static InhibitRule InhibitRule(ObjectReader reader) =>
        new(reader.Matchers("source_matchers"), reader.Matchers("target_matchers"), reader.Texts("equal") ?? []);

    private static Escalation Escalation(ObjectReader reader) =>
        new(SeverityOf(reader), reader.Duration("acknowledgement_timeout"), reader.Objects("levels", Level) ?? []);

    private static EscalationLevel Level(ObjectReader reader)
    {
        var after = reader.Duration("after");
        if (after is null && !reader.Has("after"))
        {
            reader.Refuse("after", "is required");
        }

        return new(after ?? TimeSpan.Zero, reader.RequiredText("receiver"));
    }

    private static Severity SeverityOf(ObjectReader reader)
    {
        var text = reader.RequiredText("severity");
        if (text is "critical" or "warning" or "info" or "")
        {
            return Severities.Parse(text);
        }

        reader.Refuse("severity", "must be critical, warning or info");
        return Severity.Warning;
    }

    private static DigestTime Digest(ObjectReader reader) => new(
        reader.TimeOfDay("at") ?? DigestTime.Default.At, reader.Text("time_zone") ?? DigestTime.Default.TimeZone, reader.Text("receiver"));
}
