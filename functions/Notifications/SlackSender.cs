using System.Text.Json;
using OpenQoE.Functions.Alerting;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>
/// Posts to Slack: by an incoming webhook a message each time; as a bot one message for each incident, which is changed in place, with what
/// happened in its thread. https://docs.slack.dev/reference/methods/chat.postMessage
/// </summary>
public sealed class SlackSender(ChannelHttp http, Templates templates, AlertingOptions alerting, TimeProvider time)
{
    private const int LongestHeader = 150;
    private const int LongestSection = 3000;

    // What Slack says when it may go well another time.
    private static readonly HashSet<string> Passing =
        ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"];

    // What it says of a message that cannot be changed any more, because somebody deleted it, or the workspace allows no late changes.
    private static readonly HashSet<string> Gone = ["message_not_found", "cant_update_message", "edit_window_closed", "update_failed"];

    public Task<ChannelResult> SendAsync(NotificationMessage message, SlackChannel channel, ChannelMemory memory, CancellationToken cancellation)
    {
        var facts = NotificationFacts.Of(message, alerting.PublicAddress);
        return channel.Url is { } url ? PostAsync(url, facts, cancellation) : TellAsBotAsync(message, facts, channel, memory, cancellation);
    }

    private async Task<ChannelResult> PostAsync(string url, NotificationFacts facts, CancellationToken cancellation) =>
        (await http.PostAsync(new ChannelPost(url, Bytes(Content(facts))), cancellation)).Result;

    private async Task<ChannelResult> TellAsBotAsync(
        NotificationMessage message, NotificationFacts facts, SlackChannel channel, ChannelMemory memory, CancellationToken cancellation)
    {
        var content = Content(facts);
        if (memory.Value?.Split('/') is [var place, var ts])
        {
            var (changed, answer) = await CallAsync(channel, "chat.update", new(content) { ["channel"] = place, ["ts"] = ts }, cancellation);
            if (changed.Outcome == ChannelOutcome.Delivered)
            {
                return await ReplyAsync(message, facts, channel, place, ts, cancellation);
            }

            if (!Gone.Contains(Field(answer, "error")))
            {
                return changed;
            }
        }

        content["channel"] = channel.Channel!;
        var (posted, said) = await CallAsync(channel, "chat.postMessage", content, cancellation);
        return posted.Outcome == ChannelOutcome.Delivered
            ? posted with { MemoryForNext = $"{Field(said, "channel")}/{Field(said, "ts")}" }
            : posted;
    }

    // A message that is changed rings no bell.
    private async Task<ChannelResult> ReplyAsync(
        NotificationMessage message, NotificationFacts facts, SlackChannel channel, string place, string ts, CancellationToken cancellation)
    {
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
        var token = channel.Token!;
        var url = new Uri(new Uri(channel.ApiUrl.TrimEnd('/') + "/"), method).AbsoluteUri;
        var answer = await http.PostAsync(
            new ChannelPost(url, Bytes(content)) { Headers = [("Authorization", $"Bearer {token}")], Secrets = [token], ReadsAnswer = true },
            cancellation);
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
        var detail = $"Slack says {PlainText.Line(error, 100)}";
        return Passing.Contains(error)
            ? (new ChannelResult(ChannelOutcome.Retry, detail, answer.RetryAfter, null), said)
            : (new ChannelResult(ChannelOutcome.Failed, detail, null, null), said);
    }

    private Dictionary<string, object> Content(NotificationFacts facts) => new()
    {
        ["text"] = Escapes.Slack(facts.Headline),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
        ["blocks"] = new object[]
        {
            new { type = "header", text = Plain(PlainText.Cut(facts.Headline, LongestHeader)) },
            new { type = "section", text = new { type = "mrkdwn", text = Section(facts), verbatim = true } },
            new { type = "context", elements = new[] { Plain(Context(facts)) } },
        },
    };

    // Shortened before it is escaped: what is cut afterwards can end within a link.
    private string Section(NotificationFacts facts) => PlainText.Cut(
        facts.Fitting(some => templates.Render(Templates.Slack, some, Escapes.Slack), text => text.Length <= LongestSection), LongestSection);

    private string Context(NotificationFacts facts) =>
        $"{facts.Incident} · {(facts.Organisation.Length > 0 ? facts.Organisation : "OpenQoE")} · {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC";

    private static object Plain(string text) => new { type = "plain_text", text, emoji = false };

    private static byte[] Bytes(Dictionary<string, object> content) => JsonSerializer.SerializeToUtf8Bytes(content);

    private static string Field(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

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
