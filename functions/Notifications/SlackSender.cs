using System.Text.Json;
using OpenQoE.Functions.Alerting;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>
/// Posts to Slack: by an incoming webhook a message each time; as a bot one message for each incident, which is changed in place, with what happened in its
/// thread. https://docs.slack.dev/reference/methods/chat.postMessage
/// </summary>
public sealed class SlackSender(ChannelHttp http, ChannelSecrets secrets, Templates templates, AlertingOptions alerting, TimeProvider time)
{
    private const int LongestHeader = 150;
    private const int LongestSection = 3000;

    // What Slack says when it may go well another time.
    private static readonly HashSet<string> Passing = ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"];

    public Task<ChannelResult> SendAsync(NotificationMessage message, SlackChannel channel, ChannelMemory memory, CancellationToken cancellation)
    {
        var facts = NotificationFacts.Of(message, alerting.PublicAddress);
        return channel.Url is { } url ? PostAsync(url, facts, cancellation) : TellAsBotAsync(message, facts, channel, memory, cancellation);
    }

    private async Task<ChannelResult> PostAsync(string url, NotificationFacts facts, CancellationToken cancellation) =>
        (await http.PostAsync(secrets.Reveal(url), Bytes(Content(facts)), [], cancellation)).Result;

    private async Task<ChannelResult> TellAsBotAsync(
        NotificationMessage message, NotificationFacts facts, SlackChannel channel, ChannelMemory memory, CancellationToken cancellation)
    {
        var content = Content(facts);
        if (memory.Value?.Split('/') is not [var place, var ts])
        {
            content["channel"] = channel.Channel!;
            var (posted, answer) = await CallAsync(channel, "chat.postMessage", content, cancellation);
            return posted.Outcome == ChannelOutcome.Delivered ? posted with { MemoryForNext = $"{Field(answer, "channel")}/{Field(answer, "ts")}" } : posted;
        }

        (content["channel"], content["ts"]) = (place, ts);
        var (changed, _) = await CallAsync(channel, "chat.update", content, cancellation);
        if (changed.Outcome != ChannelOutcome.Delivered)
        {
            return changed;
        }

        // A message that is changed rings no bell.
        var reply = new Dictionary<string, object>
        {
            ["channel"] = place,
            ["thread_ts"] = ts,
            ["text"] = Escapes.Slack(facts.Headline),
            ["reply_broadcast"] = message.Kind is NotificationKind.Escalated or NotificationKind.Resolved,
        };
        return (await CallAsync(channel, "chat.postMessage", reply, cancellation)).Result;
    }

    private async Task<(ChannelResult Result, JsonElement Answer)> CallAsync(
        SlackChannel channel, string method, Dictionary<string, object> content, CancellationToken cancellation)
    {
        var url = new Uri(new Uri(channel.ApiUrl.TrimEnd('/') + "/"), method).AbsoluteUri;
        var answer = await http.PostAsync(url, Bytes(content), [("Authorization", $"Bearer {secrets.Reveal(channel.Token!)}")], cancellation);
        if (answer.Result.Outcome != ChannelOutcome.Delivered)
        {
            return (answer.Result, default);
        }

        var said = Parse(answer.Body);
        if (said.ValueKind == JsonValueKind.Object && said.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
        {
            return (answer.Result, said);
        }

        var error = Field(said, "error");
        return (new ChannelResult(Passing.Contains(error) ? ChannelOutcome.Retry : ChannelOutcome.Failed, $"Slack says {PlainText.Line(error, 100)}", null, null), said);
    }

    private Dictionary<string, object> Content(NotificationFacts facts) => new()
    {
        ["text"] = Escapes.Slack(facts.Headline),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
        ["blocks"] = new object[]
        {
            new { type = "header", text = new { type = "plain_text", text = PlainText.Cut(facts.Headline, LongestHeader), emoji = false } },
            new { type = "section", text = new { type = "mrkdwn", text = Section(facts), verbatim = true } },
            new { type = "context", elements = new[] { new { type = "plain_text", text = Footer(facts), emoji = false } } },
        },
    };

    private string Section(NotificationFacts facts) => PlainText.Cut(templates.Render(Templates.Slack, facts, Escapes.Slack), LongestSection);

    private string Footer(NotificationFacts facts) =>
        $"{facts.Incident} · {(facts.Organisation.Length > 0 ? facts.Organisation : "OpenQoE")} · {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC";

    private static byte[] Bytes(Dictionary<string, object> content) => JsonSerializer.SerializeToUtf8Bytes(content);

    private static string Field(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static JsonElement Parse(string body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
