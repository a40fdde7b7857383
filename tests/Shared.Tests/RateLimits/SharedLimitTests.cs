using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Shared.RateLimits;

/// <summary>Instances that share a key's limit by telling one another their demand, in simulated time.</summary>
public class SharedLimitTests
{
    private const double Interval = 3;
    private const double Step = 0.01;

    private static readonly RateLimit Limit = new(Rate: 200, Burst: 400);

    [Theory]
    [InlineData("400,400", "100,100")]
    [InlineData("50,400", "50,150")]
    [InlineData("20,400,400", "20,90,90")]
    [InlineData("40,60", "40,60")]
    [InlineData("400", "200")]
    public void Instances_get_together_the_limit_and_each_about_what_it_asked_for(string demands, string expected)
    {
        var (rates, shares) = (Numbers(demands), Numbers(expected));
        const double Duration = 300;

        var passed = Simulate(rates, Duration, new Random(1));

        Assert.True(passed.Sum() <= Limit.Burst + (Limit.Rate * Duration) + (Limit.Rate * Interval / 10), $"{passed.Sum()}");
        foreach (var (got, share) in passed.Zip(shares)) Assert.InRange(got / Duration, 0.85 * share, 1.1 * share + (Limit.Burst / Duration));
    }

    [Fact]
    public void Whatever_the_demands_and_however_they_change_the_limit_is_kept()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var rates = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.NextDouble() * 500).ToArray();
            const double Duration = 60;

            var passed = Simulate(rates, Duration, random, changeEvery: 10);

            // What instances let through before they heard of each other, and at the end of it, is a burst and an interval's worth at most.
            var transient = rates.Length == 1 ? 0 : Limit.Burst + (Limit.Rate * Interval);
            Assert.True(passed.Sum() <= Limit.Burst + (Limit.Rate * Duration) + transient + 50, $"seed {seed}: {passed.Sum()}");
        }
    }

    [Fact]
    public void Without_news_each_keeps_its_share()
    {
        var gate = new RateGate(Limit, 0);
        gate.Reshare(0.25, keepsWhatOthersLeft: true, 3);
        Assert.Equal(0.25, gate.Share);
        Assert.True(gate.Ask(100, "a quarter of the burst", 4).HasPassed);
        Assert.False(gate.Ask(100, "another", 4.5).HasPassed);
        Assert.True(gate.Ask(100, "another", 6.5).HasPassed);
    }

    private static double[] Simulate(double[] rates, double duration, Random random, double? changeEvery = null)
    {
        var instances = rates.Select((rate, i) => new Instance($"{i}", rate, random.NextDouble() * Interval)).ToArray();
        var table = new Dictionary<string, InstanceDemand>();
        var nextChange = changeEvery ?? double.MaxValue;
        for (var now = 0.0; now < duration; now += Step)
        {
            if (now >= nextChange)
            {
                nextChange += changeEvery!.Value;
                foreach (var instance in instances) instance.Rate = random.NextDouble() * 500;
            }

            foreach (var instance in instances) instance.Step(now, table, random);
        }

        return [.. instances.Select(instance => instance.Passed)];
    }

    private static double[] Numbers(string text) => [.. text.Split(',').Select(double.Parse)];

    private sealed class Instance(string name, double rate, double firstExchange)
    {
        private readonly RateGate _gate = new(Limit, 0);
        private readonly PeerDemands _peers = new(name, 3.5 * Interval);
        private double _next = firstExchange;
        private double _owed;
        private int _sent;
        private long _sequence;

        public double Rate { get; set; } = rate;

        public double Passed { get; private set; }

        /// <summary>Sends requests of five events, and none a second time.</summary>
        public void Step(double now, Dictionary<string, InstanceDemand> table, Random random)
        {
            _owed += Rate * SharedLimitTests.Step * 2 * random.NextDouble();
            for (; _owed >= 5; _owed -= 5)
            {
                if (_gate.AskUnread(now).HasPassed && _gate.Ask(5, $"{name}/{_sent++}", now).HasPassed) Passed += 5;
            }

            if (now < _next) return;
            _next += Interval;
            var demand = _gate.TakeDemand(now);
            if (demand == 0) return;
            table[name] = new InstanceDemand("key", name, demand, ++_sequence);
            _peers.Note([.. table.Values], now);
            var share = FairDivision.Divide(Limit.Rate, [demand, .. _peers.Of("key", now).Select(peer => peer.EventsPerSecond)])[0];
            _gate.Reshare(share / Limit.Rate, keepsWhatOthersLeft: true, now);
        }
    }
}
