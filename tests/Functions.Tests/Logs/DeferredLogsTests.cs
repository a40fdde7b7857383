namespace OpenQoE.Tests.Functions.Logs;

public sealed class DeferredLogsTests
{
    [Fact]
    public async Task An_hour_without_Loki_loses_no_line_and_the_tries_become_fewer()
    {
        await using var stage = new LogStage { Answer = _ => 401 };
        await stage.Deferred.DeferAsync([LogStage.Line("one"), LogStage.Line("two")], default);
        var tries = 0;
        for (var second = 0; second < 3_600; second++)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            if (stage.Queue.ShowAt.Single() <= stage.Time.GetUtcNow()) tries++;
            await stage.PushDeferredAsync();
        }

        stage.Answer = _ => 204;
        stage.Time.Advance(TimeSpan.FromMinutes(2));
        await stage.PushDeferredAsync();

        Assert.InRange(tries, 30, 60);
        Assert.Equal(["one", "two"], LogStage.Texts(stage.Posts[^1]).Order());
        Assert.Empty(stage.Queue.ShowAt);
        Assert.Equal((2, 2, 0), (stage.Metrics["deferred"], stage.Metrics["sent"], stage.Metrics["dropped"]));
    }

    [Fact]
    public async Task A_line_that_waited_for_long_has_the_time_of_its_push()
    {
        await using var stage = new LogStage();
        await stage.Deferred.DeferAsync([LogStage.Line("old")], default);
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.PushDeferredAsync();

        var stamp = stage.Posts.Single().Json.GetProperty("streams")[0].GetProperty("values")[0][0].GetString();
        Assert.Equal($"{stage.Time.GetUtcNow().ToUnixTimeMilliseconds()}000000", stamp);
    }

    [Fact]
    public async Task After_a_day_they_are_dropped_and_counted()
    {
        await using var stage = new LogStage { Answer = _ => 401 };
        await stage.Deferred.DeferAsync([LogStage.Line("one")], default);
        stage.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        await stage.PushDeferredAsync();
        Assert.Single(stage.Queue.ShowAt);
        stage.Time.Advance(TimeSpan.FromMinutes(2));
        await stage.PushDeferredAsync();

        Assert.Empty(stage.Queue.ShowAt);
        Assert.Equal(1, stage.Metrics["dropped"]);
    }

    [Fact]
    public async Task What_cannot_be_read_fails_and_so_becomes_poison()
    {
        await using var stage = new LogStage();
        await Assert.ThrowsAsync<InvalidDataException>(() => stage.Deferred.PushAsync(new byte[] { 9, 9, 9 }, default));
    }
}
