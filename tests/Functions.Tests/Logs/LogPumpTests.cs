using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Logs;

public sealed class LogPumpTests
{
    [Fact]
    public async Task Lines_are_gathered_for_an_interval()
    {
        await using var stage = new LogStage();
        await stage.Pump.StartAsync(default);
        stage.Buffer.TryAdd([LogStage.Line("one")]);
        stage.Buffer.TryAdd([LogStage.Line("two")]);
        await stage.Time.WhenPendingAsync();
        stage.Time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Empty(stage.Posts);
        stage.Time.Advance(TimeSpan.FromSeconds(0.1));

        await Eventually.HoldsAsync(() => stage.Posts.Count == 1);
        Assert.Equal(["one", "two"], LogStage.Texts(stage.Posts[0]));
        await stage.Pump.StopAsync(default);
    }

    [Fact]
    public async Task Enough_lines_do_not_wait()
    {
        await using var stage = new LogStage(o => o.MaximumPushBytes = 64 * 1024);
        await stage.Pump.StartAsync(default);
        stage.Buffer.TryAdd([LogStage.Line(new string('x', 64 * 1024))]);

        await Eventually.HoldsAsync(() => stage.Posts.Count == 1);
        await stage.Pump.StopAsync(default);
    }

    [Fact]
    public async Task What_Loki_does_not_take_goes_to_the_queue()
    {
        await using var stage = new LogStage { Answer = _ => 401 };
        await stage.Pump.StartAsync(default);
        stage.Buffer.TryAdd([LogStage.Line("one")]);
        await stage.Time.WhenPendingAsync();
        stage.Time.Advance(stage.Options.PushInterval);

        await Eventually.HoldsAsync(() => stage.Metrics["deferred"] == 1);
        Assert.Single(stage.Queue.ShowAt);
        await stage.Pump.StopAsync(default);
        Assert.Single(stage.Queue.ShowAt);
    }

    [Fact]
    public async Task Lines_that_neither_takes_wait_in_memory()
    {
        await using var stage = new LogStage { Answer = _ => 401 };
        stage.Queue.IsDown = true;
        await stage.Pump.StartAsync(default);
        stage.Buffer.TryAdd([LogStage.Line("one")]);
        await stage.Time.WhenPendingAsync();
        stage.Time.Advance(stage.Options.PushInterval);
        await Eventually.HoldsAsync(() => stage.Posts.Count == 1);
        await stage.Time.WhenPendingAsync();
        stage.Queue.IsDown = false;
        stage.Time.Advance(stage.Options.PushInterval);

        await Eventually.HoldsAsync(() => stage.Metrics["deferred"] == 1);
        await stage.Pump.StopAsync(default);
        Assert.Equal(0, stage.Metrics["dropped"]);
    }

    [Theory]
    [InlineData(204, 1, 0)]
    [InlineData(401, 0, 1)]
    public async Task At_the_end_the_rest_is_pushed_or_left_to_the_queue(int status, int sent, int deferred)
    {
        await using var stage = new LogStage { Answer = _ => status };
        await stage.Pump.StartAsync(default);
        stage.Buffer.TryAdd([LogStage.Line("one")]);

        await stage.Pump.StopAsync(default);

        Assert.Equal((sent, deferred), (stage.Metrics["sent"], stage.Metrics["deferred"]));
        Assert.Equal(deferred, stage.Queue.ShowAt.Count);
    }

    [Fact]
    public async Task What_is_lost_at_the_end_is_counted()
    {
        await using var stage = new LogStage { Answer = _ => 401 };
        stage.Queue.IsDown = true;
        await stage.Pump.StartAsync(default);
        stage.Buffer.TryAdd([LogStage.Line("one")]);

        await stage.Pump.StopAsync(default);

        Assert.Equal(1, stage.Metrics["dropped"]);
    }
}
