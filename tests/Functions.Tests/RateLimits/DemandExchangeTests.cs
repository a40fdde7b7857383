using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.RateLimits;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.RateLimits;

public class DemandExchangeTests
{
    private static readonly Quota Quota = new("key", new RateLimit(Rate: 100, Burst: 200));
    private static readonly TimeSpan Interval = new RateLimitOptions().ExchangeInterval;

    [Fact]
    public async Task Two_instances_get_together_the_limit_and_each_about_what_it_asked_for()
    {
        await using var azurite = await Azurite.StartNewAsync();
        var clock = new ManualTimeProvider();
        using var one = new Instance(clock, Store(azurite));
        using var two = new Instance(clock, Store(azurite));
        const int Rounds = 40;

        for (var round = 0; round < Rounds; round++)
        {
            for (var step = 0; step < 30; step++)
            {
                clock.Advance(Interval / 30);
                one.Ask(30 * Interval.TotalSeconds / 30);
                two.Ask(400 * Interval.TotalSeconds / 30);
            }

            await one.Exchange.ExchangeAsync(default);
            await two.Exchange.ExchangeAsync(default);
        }

        var seconds = Rounds * Interval.TotalSeconds;
        Assert.True(one.Passed + two.Passed <= Quota.Limit.Burst + (Quota.Limit.Rate * seconds) + 20, $"{one.Passed} + {two.Passed}");
        Assert.InRange(one.Passed / seconds, 24, 31);
        Assert.InRange(two.Passed / seconds, 60, 75);
    }

    [Fact]
    public async Task An_instance_alone_keeps_the_whole_limit_and_an_idle_one_writes_nothing()
    {
        var (clock, store) = (new ManualTimeProvider(), new MemoryDemandStore());
        using var one = new Instance(clock, store);
        using var idle = new Instance(clock, store);
        await idle.Exchange.ExchangeAsync(default);
        Assert.Equal(0, store.Count);

        one.Ask(200);
        clock.Advance(Interval);
        await one.Exchange.ExchangeAsync(default);
        await idle.Exchange.ExchangeAsync(default);

        Assert.Equal(1, store.Count);
        clock.Advance(TimeSpan.FromSeconds(2));
        one.Ask(200);
        Assert.Equal(400, one.Passed);
    }

    [Fact]
    public async Task While_the_table_is_out_of_reach_each_keeps_its_share_and_takes_it_all_when_the_other_is_gone()
    {
        var (clock, store) = (new ManualTimeProvider(), new MemoryDemandStore());
        using var one = new Instance(clock, store);
        using var two = new Instance(clock, store);
        for (var i = 0; i < 5; i++)
        {
            clock.Advance(Interval);
            one.Ask(1_000);
            two.Ask(1_000);
            await one.Exchange.ExchangeAsync(default);
            await two.Exchange.ExchangeAsync(default);
        }

        store.IsUnreachable = true;
        await one.PassInAsync(clock, 120);
        Assert.InRange(await one.PassInAsync(clock, 60), 0.9 * 60 * 50, 1.1 * 60 * 50);

        store.IsUnreachable = false;
        await one.PassInAsync(clock, 120);
        Assert.InRange(await one.PassInAsync(clock, 60), 0.9 * 60 * 100, 1.1 * 60 * 100);
    }

    private static TableDemandStore Store(Azurite azurite) => new(new TableServiceClient(azurite.ConnectionString));

    /// <summary>A limiter with its exchange, and clients that never come back.</summary>
    private sealed class Instance : IDisposable
    {
        private readonly RateLimiter _limiter;
        private int _sent;
        private double _owed;

        public Instance(TimeProvider clock, IDemandStore store)
        {
            var options = new RateLimitOptions();
            _limiter = new RateLimiter(options, clock);
            Exchange = new DemandExchange(_limiter, store, options, clock, NullLogger<DemandExchange>.Instance);
        }

        public DemandExchange Exchange { get; }

        public double Passed { get; private set; }

        public void Ask(double events)
        {
            for (_owed += events; _owed >= 5; _owed -= 5)
            {
                if (_limiter.RefuseUnread(Quota) is null && _limiter.Refuse(Quota, SomeRequest.Of(5, $"{_sent++}")) is null) Passed += 5;
            }
        }

        public async Task<double> PassInAsync(ManualTimeProvider clock, int seconds)
        {
            var before = Passed;
            for (var at = 0; at < seconds * 10; at++)
            {
                clock.Advance(TimeSpan.FromSeconds(0.1));
                Ask(50);
                if (at % 30 != 29) continue;
                try
                {
                    await Exchange.ExchangeAsync(default);
                }
                catch (IOException)
                {
                    // As the loop does: the share stays.
                }
            }

            return Passed - before;
        }

        public void Dispose() => Exchange.Dispose();
    }
}
