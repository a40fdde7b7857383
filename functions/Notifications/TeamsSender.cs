using System.Text.Json;
using OpenQoE.Functions.Alerting;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>Posts an Adaptive Card to a Teams workflow. https://adaptivecards.io/explorer/AdaptiveCard.html</summary>
public sealed class TeamsSender(ChannelHttp http, Templates templates, AlertingOptions alerting)
{
    /// <summary>A message of a workflow takes 28 KB.</summary>
    private const int LongestBody = 28_000;

    public async Task<ChannelResult> SendAsync(NotificationMessage message, TeamsChannel channel, CancellationToken cancellation)
    {
        var facts = NotificationFacts.Of(message, alerting.PublicAddress);
        var body = facts.Fitting(Body, body => body.Length <= LongestBody);
        return (await http.PostAsync(new ChannelPost(channel.Url, body), cancellation)).Result;
    }

    private byte[] Body(NotificationFacts facts) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["type"] = "message",
        ["attachments"] = new[]
        {
            new Dictionary<string, object> { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = Card(facts) },
        },
    });

    private Dictionary<string, object> Card(NotificationFacts facts) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.4",
        ["msteams"] = new { width = "Full" },
        ["fallbackText"] = facts.Headline,
        ["body"] = new object[]
        {
            new
            {
                type = "TextBlock",
                text = Escapes.Markdown(facts.Headline),
                wrap = true,
                weight = "Bolder",
                size = "Medium",
                color = ColorOf(facts),
            },
            new { type = "TextBlock", text = templates.Render(Templates.Teams, facts, Escapes.Markdown), wrap = true },
            new
            {
                type = "FactSet",
                facts = Facts(facts).Where(fact => fact.Value.Length > 0)
                    .Select(fact => new { title = fact.Title, value = Escapes.Markdown(fact.Value) }).ToArray(),
            },
        },
        ["actions"] = Links(facts).Where(link => link.Url.Length > 0)
            .Select(link => new { type = "Action.OpenUrl", title = link.Title, url = link.Url }).ToArray(),
    };

    private static IEnumerable<(string Title, string Value)> Facts(NotificationFacts facts) =>
    [
        ("Affected", facts.Impact), ("Where", facts.Where), ("Since", facts.Since), ("Error budget", facts.Budget),
        ("Looked after by", facts.AcknowledgedBy),
    ];

    private static IEnumerable<(string Title, string Url)> Links(NotificationFacts facts) =>
        [("Runbook", facts.RunbookUrl), ("Incident", facts.IncidentUrl), ("Figures", facts.DashboardUrl)];

    private static string ColorOf(NotificationFacts facts) =>
        facts.IsResolved ? "Good" : facts.Severity switch { "critical" => "Attention", "warning" => "Warning", _ => "Accent" };
}
