using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Functions.Timers;

public sealed class TimerListenerTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ManualTimeProvider _time = new();
    private readonly TimerRuns _runs = new();

    [Fact]
    public async Task A_crontab_of_six_fields_runs_its_function_on_time_and_tells_it_the_schedule()
    {
        await using var host = await StartAsync(typeof(EveryMinute), "30 * * * * *");
        await _time.WhenPendingAsync();

        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, _runs.Count);
        _time.Advance(TimeSpan.FromSeconds(1));
        var first = await _runs.NextAsync();
        await _time.WhenPendingAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        var second = await _runs.NextAsync();

        Assert.False(first.IsPastDue);
        Assert.Equal(DateTime.MinValue, first.ScheduleStatus!.Last);
        Assert.Equal(Start.AddSeconds(90), first.ScheduleStatus.Next);
        Assert.Equal(Start.AddSeconds(30), second.ScheduleStatus!.Last);
        Assert.Equal(Start.AddSeconds(150), second.ScheduleStatus.Next);
    }

    [Fact]
    public async Task A_time_span_is_a_schedule_too()
    {
        await using var host = await StartAsync(typeof(EveryMinute), "1.12:00:00");
        await _time.WhenPendingAsync();
        _time.Advance(TimeSpan.FromHours(30)); // delays are cut to a day: one is over, the rest begins
        await _time.WhenPendingAsync();
        Assert.Equal(0, _runs.Count);
        _time.Advance(TimeSpan.FromHours(6));

        Assert.Equal(Start.AddHours(72), (await _runs.NextAsync()).ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Occurrences_during_a_run_are_left_out()
    {
        await using var host = await StartAsync(typeof(EveryMinute), "0 * * * * *");
        _runs.Hold();
        await _time.WhenPendingAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await _runs.NextAsync();

        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, _runs.Count);
        _runs.Release();
        await _time.WhenPendingAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await _runs.NextAsync();

        Assert.Equal(2, _runs.Count);
        Assert.Equal(1, _runs.MostAtOnce);
    }

    [Fact]
    public async Task A_run_so_late_that_the_next_is_due_is_past_due()
    {
        await using var host = await StartAsync(typeof(EveryMinute), "0 * * * * *");
        await _time.WhenPendingAsync();

        _time.Jump(TimeSpan.FromMinutes(10));

        Assert.True((await _runs.NextAsync()).IsPastDue);
    }

    [Fact]
    public async Task A_function_may_run_on_startup()
    {
        await using var host = await StartAsync(typeof(AtOnce), "0 0 0 * * *");

        Assert.False((await _runs.NextAsync()).IsPastDue);
    }

    [Fact]
    public async Task A_failure_is_logged_and_the_next_run_comes_as_planned()
    {
        await using var host = await StartAsync(typeof(AlwaysFailing), "0 * * * * *");
        for (var run = 0; run < 2; run++)
        {
            await _time.WhenPendingAsync();
            _time.Advance(TimeSpan.FromMinutes(1));
            await _runs.NextAsync();
        }

        await Eventually.HoldsAsync(() => host.Logs.AtLeast(LogLevel.Error).Count == 2);
    }

    private Task<TestHost> StartAsync(Type function, string schedule)
        => TestHost.StartAsync([function], new Dictionary<string, string?> { ["Schedule"] = schedule }, services: services =>
            services.AddSingleton(_runs).AddSingleton<TimeProvider>(_time));

    private sealed class EveryMinute(TimerRuns runs)
    {
        [Function("Tick")]
        public Task Run([TimerTrigger("%Schedule%")] TimerInfo timer) => runs.AddAsync(timer);
    }

    private sealed class AtOnce(TimerRuns runs)
    {
        [Function("AtOnce")]
        public Task Run([TimerTrigger("%Schedule%", RunOnStartup = true)] TimerInfo timer) => runs.AddAsync(timer);
    }

    private sealed class AlwaysFailing(TimerRuns runs)
    {
        [Function("AlwaysFailing")]
        public async Task Run([TimerTrigger("%Schedule%")] TimerInfo timer)
        {
            await runs.AddAsync(timer);
            throw new InvalidOperationException("as always");
        }
    }
}
