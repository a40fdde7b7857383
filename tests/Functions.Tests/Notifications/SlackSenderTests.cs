using System.Text.Json;
using OpenQoE.Functions.Notifications;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Tests.Support;
using static OpenQoE.Tests.Functions.Notifications.Sending;

namespace OpenQoE.Tests.Functions.Notifications;

/// <summary>What only Slack does.</summary>
public sealed class SlackSenderTests : IAsyncDisposable
{
    private readonly HttpReceiver _receiver = new();

    private SlackChannel Bot => new(null, "xoxb-secret", "C1") { ApiUrl = $"{_receiver.Address}api" };

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task Slack_changes_its_message_and_tells_what_happened_in_the_thread()
    {
        _receiver.Answer = _ => new ReceiverAnswer(200, """{"ok":true,"channel":"C9","ts":"12.34"}""");
        var first = await SendAsync(Bot);
        await SendAsync(Bot, SomeNotification.Of(NotificationKind.Resolved), first.MemoryForNext);
        Assert.Equal(["/api/chat.postMessage", "/api/chat.update", "/api/chat.postMessage"], _receiver.Posts.Select(post => post.Path));
        Assert.All(_receiver.Posts, post => Assert.Equal("Bearer xoxb-secret", post.Headers["Authorization"]));
        Assert.Equal(("C9", "12.34"), (Text(_receiver.Posts[1].Json, "channel"), Text(_receiver.Posts[1].Json, "ts")));
        Assert.Equal(("C9", "12.34"), (Text(_receiver.Posts[2].Json, "channel"), Text(_receiver.Posts[2].Json, "thread_ts")));
    }

    [Theory]
    [InlineData("channel_not_found", ChannelOutcome.Failed)]
    [InlineData("invalid_auth", ChannelOutcome.Failed)]
    [InlineData("ratelimited", ChannelOutcome.Retry)]
    public async Task What_Slack_says_with_200_counts(string error, ChannelOutcome expected)
    {
        _receiver.Answer = _ => new ReceiverAnswer(200, $$"""{"ok":false,"error":"{{error}}"}""");
        Assert.Equal(expected, (await SendAsync(Bot)).Outcome);
    }

    [Fact]
    public async Task Slack_says_how_long_it_wants_to_be_left_alone_whatever_the_status()
    {
        _receiver.Answer = _ => new ReceiverAnswer(200, """{"ok":false,"error":"ratelimited"}""", RetryAfter: "30");
        Assert.Equal(TimeSpan.FromSeconds(30), (await SendAsync(Bot)).RetryAfter);
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("edit_window_closed")]
    public async Task A_message_that_cannot_be_changed_any_more_is_posted_anew(string error)
    {
        _receiver.Answer = post => new ReceiverAnswer(200, post.Path == "/api/chat.update"
            ? $$"""{"ok":false,"error":"{{error}}"}"""
            : """{"ok":true,"channel":"C9","ts":"2.2"}""");
        var result = await SendAsync(Bot, SomeNotification.Of(NotificationKind.Resolved), "C9/1.1");
        Assert.Equal((ChannelOutcome.Delivered, "C9/2.2"), (result.Outcome, result.MemoryForNext));
        var anew = _receiver.Posts[^1].Json;
        Assert.Equal("C1", Text(anew, "channel"));
        Assert.False(anew.TryGetProperty("ts", out _));
        Assert.Contains("RESOLVED", Text(anew, "text"));
    }

    [Theory]
    [InlineData("&")]
    [InlineData("<!channel> ")]
    public async Task Links_stay_whole_however_long_the_texts_before_them(string part)
    {
        var hostile = string.Concat(Enumerable.Repeat(part, 5_000 / part.Length));
        await SendAsync(new SlackChannel($"{_receiver.Address}slack", null, null), SomeNotification.Of(summary: hostile, label: hostile));
        var section = _receiver.Posts.Single().Json.GetProperty("blocks")[1].GetProperty("text").GetProperty("text").GetString()!;
        Assert.InRange(section.Length, 1, 3000);
        Assert.EndsWith("<https://wiki.example.com/start-success.md|Runbook>", section);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
