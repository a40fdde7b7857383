using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Alerting;

/// <summary>What each service documents of the requests it takes.</summary>
internal static class ChannelShapes
{
    /// <summary>Recomputes the signature as a receiver does.</summary>
    public static void IsSignedWebhook(ReceivedPost post, string secret)
    {
        var parts = post.Headers["X-OpenQoE-Signature"].Split(',').Select(part => part.Split('=', 2)).ToLookup(part => part[0], part => part[1]);
        var time = long.Parse(parts["t"].Single(), CultureInfo.InvariantCulture);
        Assert.InRange(post.At - DateTimeOffset.FromUnixTimeSeconds(time), TimeSpan.FromSeconds(-2), TimeSpan.FromMinutes(1));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{post.Body}")));
        Assert.Contains(expected, parts["v1"]);
        var json = post.Json;
        Assert.Equal("4", json.GetProperty("version").GetString());
        Assert.Contains(json.GetProperty("status").GetString(), new[] { "firing", "resolved" });
        Assert.All(json.GetProperty("alerts").EnumerateArray(), alert =>
        {
            Assert.Contains(alert.GetProperty("status").GetString(), new[] { "firing", "resolved" });
            Assert.True(alert.GetProperty("labels").TryGetProperty("alertname", out _));
            alert.GetProperty("startsAt").GetDateTimeOffset();
            Assert.Equal(16, alert.GetProperty("fingerprint").GetString()!.Length);
        });
    }

    /// <summary>https://docs.slack.dev/reference/block-kit/blocks</summary>
    public static void IsSlackMessage(JsonElement message)
    {
        Assert.NotEmpty(message.GetProperty("text").GetString()!);
        if (!message.TryGetProperty("blocks", out var blocks)) return;
        Assert.InRange(blocks.GetArrayLength(), 1, 50);
        Assert.All(blocks.EnumerateArray(), block =>
        {
            var (type, text) = (block.GetProperty("type").GetString(), block.TryGetProperty("text", out var own) ? own : block.GetProperty("elements")[0]);
            Assert.InRange(text.GetProperty("text").GetString()!.Length, 1, type == "header" ? 150 : 3000);
            Assert.Equal(type == "section" ? "mrkdwn" : "plain_text", text.GetProperty("type").GetString());
        });
    }

    /// <summary>https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using</summary>
    public static void IsTeamsMessage(ReceivedPost post)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(post.Body), 1, 28_000);
        Assert.Equal("message", post.Json.GetProperty("type").GetString());
        var attachment = Assert.Single(post.Json.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        Assert.All(card.GetProperty("body").EnumerateArray(), element => Assert.Contains(element.GetProperty("type").GetString(), new[] { "TextBlock", "FactSet" }));
        Assert.All(card.GetProperty("actions").EnumerateArray(), action => Assert.Equal("Action.OpenUrl", action.GetProperty("type").GetString()));
    }

    /// <summary>https://developer.pagerduty.com/docs/events-api-v2-overview</summary>
    public static void IsPagerDutyEvent(JsonElement sent)
    {
        Assert.NotEmpty(sent.GetProperty("routing_key").GetString()!);
        Assert.InRange(sent.GetProperty("dedup_key").GetString()!.Length, 1, 255);
        var action = sent.GetProperty("event_action").GetString();
        Assert.Contains(action, new[] { "trigger", "acknowledge", "resolve" });
        if (action != "trigger") return;
        var payload = sent.GetProperty("payload");
        Assert.InRange(payload.GetProperty("summary").GetString()!.Length, 1, 1024);
        Assert.NotEmpty(payload.GetProperty("source").GetString()!);
        Assert.Contains(payload.GetProperty("severity").GetString(), new[] { "critical", "error", "warning", "info" });
        payload.GetProperty("timestamp").GetDateTimeOffset();
    }
}
