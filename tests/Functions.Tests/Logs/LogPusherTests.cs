using System.Text;
using OpenQoE.Functions.Publishing;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Logs;

public sealed class LogPusherTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_push_is_compressed_json_with_authentication_and_the_tenant()
    {
        await using var stage = new LogStage(o => (o.Username, o.Password, o.Tenant) = ("12345", "key", "team a"));

        Assert.Empty(await stage.Pusher.PushAsync([LogStage.Line("one"), LogStage.Line("two")], default));

        var post = Assert.Single(stage.Posts);
        Assert.Equal("/loki/api/v1/push", post.Path);
        Assert.Equal(("application/json", "gzip"), (post.Headers["Content-Type"], post.Headers["Content-Encoding"]));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("12345:key")), post.Headers["Authorization"]);
        Assert.Equal("team a", post.Headers["X-Scope-OrgID"]);
        Assert.Equal("""{"service_name":"openqoe","org_id":"org","event_type":"pause"}""", post.Json.GetProperty("streams")[0].GetProperty("stream").GetRawText());
        Assert.Equal(["one", "two"], LogStage.Texts(post));
        Assert.Equal(2, stage.Metrics["sent"]);
    }

    [Fact]
    public async Task Without_a_tenant_there_is_no_header()
    {
        await using var stage = new LogStage();
        await stage.Pusher.PushAsync([LogStage.Line("one")], default);
        Assert.DoesNotContain("X-Scope-OrgID", Assert.Single(stage.Posts).Headers.Keys);
    }

    [Fact]
    public async Task Each_organisation_can_have_its_tenant_and_one_that_is_not_served_holds_up_no_other()
    {
        await using var stage = new LogStage(o => o.Tenancy = Tenancy.PerOrganisation) { Answer = tenant => tenant == "acme" ? 401 : 204 };

        var rest = await stage.Pusher.PushAsync([LogStage.Line("a", "acme"), LogStage.Line("b", "globex"), LogStage.Line("c", "aço")], default);

        Assert.Equal("acme", Assert.Single(rest).Stream.Organisation);
        Assert.Equal(["a*c3*a7o", "acme", "globex"], stage.Posts.Select(post => post.Headers["X-Scope-OrgID"]).Order(StringComparer.Ordinal));
        Assert.Equal(2, stage.Metrics["sent"]);
    }

    [Fact]
    public async Task Many_lines_go_in_several_pushes_in_their_order()
    {
        await using var stage = new LogStage(o => o.MaximumPushBytes = 64 * 1024);
        var lines = Enumerable.Range(0, 1_000).Select(i => LogStage.Line($"{i:D4}{new string('x', 200)}")).ToList();

        Assert.Empty(await stage.Pusher.PushAsync(lines, default));

        Assert.InRange(stage.Posts.Count, 4, 6);
        Assert.Equal(lines.Select(line => Encoding.UTF8.GetString(line.Text.Span)), stage.Posts.SelectMany(LogStage.Texts));
    }

    [Fact]
    public async Task What_Loki_refuses_in_part_is_counted_and_not_sent_again()
    {
        await using var stage = new LogStage { Answer = _ => 400 };

        Assert.Empty(await stage.Pusher.PushAsync([LogStage.Line("one")], default));

        Assert.Single(stage.Posts);
        Assert.Equal((0, 1), (stage.Metrics["sent"], stage.Metrics["refused"]));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_passing_failure_is_tried_once_more_and_then_given_back(int status)
    {
        await using var stage = new LogStage { Answer = _ => status };

        Assert.Single(await PushAsync(stage));

        Assert.Equal(2, stage.Posts.Count);
        Assert.Equal(stage.Posts[0].Body, stage.Posts[1].Body);
    }

    [Fact]
    public async Task After_a_failure_nobody_tries_for_a_while()
    {
        await using var stage = new LogStage { Answer = _ => 401 };
        await PushAsync(stage);
        Assert.Single(await PushAsync(stage));
        Assert.Single(stage.Posts);

        stage.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await PushAsync(stage));
        Assert.Equal(2, stage.Posts.Count);
    }

    [Fact]
    public async Task A_success_ends_the_pauses()
    {
        await using var stage = new LogStage { Answer = _ => 401 };
        await PushAsync(stage);
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        stage.Answer = _ => 204;

        Assert.Empty(await PushAsync(stage));
        Assert.Empty(await PushAsync(stage));
    }

    [Fact]
    public async Task Without_an_address_lines_are_given_back()
    {
        await using var stage = new LogStage(o => o.Url = "");
        Assert.Single(await PushAsync(stage));
        Assert.Empty(stage.Posts);
    }

    // Whatever the pusher waits for passes at once.
    private static async Task<IReadOnlyCollection<OpenQoE.Shared.Logs.LogLine>> PushAsync(LogStage stage)
    {
        var pushing = stage.Pusher.PushAsync([LogStage.Line("one")], default);
        await Eventually.HoldsAsync(() =>
        {
            if (stage.Time.Pending is [var due] && due < stage.Time.GetUtcNow() + TimeSpan.FromSeconds(5)) stage.Time.Advance(due - stage.Time.GetUtcNow());
            return pushing.IsCompleted;
        });
        return await pushing.WaitAsync(Patience);
    }
}
