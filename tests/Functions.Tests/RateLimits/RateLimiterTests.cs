using System.Text;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.RateLimits;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.RateLimits;

public class RateLimiterTests
{
    private static readonly Quota Quiet = new("quiet", new RateLimit(20, 40));
    private static readonly Quota Flooding = new("flooding", new RateLimit(20, 40));

    [Fact]
    public void Without_a_quota_there_is_no_limit()
    {
        var limiter = new RateLimiter(new RateLimitOptions { Rate = 1, Burst = 1 }, new ManualTimeProvider());
        for (var i = 0; i < 100; i++) Assert.Null(limiter.Refuse(null, SomeRequest.Of(50)));
        Assert.Null(limiter.RefuseUnread(null));
    }

    [Fact]
    public void A_key_that_says_nothing_has_the_default()
    {
        var limiter = new RateLimiter(new RateLimitOptions { Rate = 5, Burst = 10 }, new ManualTimeProvider());
        var quota = new Quota("k", default);
        Assert.Null(limiter.Refuse(quota, SomeRequest.Of(10, "a")));
        Assert.Equal(TimeSpan.FromSeconds(2), limiter.Refuse(quota, SomeRequest.Of(10, "b")));
    }

    [Fact]
    public void Without_a_batch_id_the_same_events_are_known_again()
    {
        var clock = new ManualTimeProvider();
        var limiter = new RateLimiter(new RateLimitOptions { Rate = 5, Burst = 10 }, clock);
        var quota = new Quota("k", default);
        Assert.Null(limiter.Refuse(quota, SomeRequest.Of(10)));
        Assert.Equal(TimeSpan.FromSeconds(2), limiter.Refuse(quota, SomeRequest.Of(10)));
        Assert.Equal(TimeSpan.FromSeconds(2), limiter.Refuse(quota, SomeRequest.Of(10)));
        Assert.Equal(TimeSpan.FromSeconds(3), limiter.Refuse(quota, SomeRequest.Of(5)));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(limiter.Refuse(quota, SomeRequest.Of(10)));
    }

    [Fact]
    public void A_flooding_key_does_not_change_what_another_is_told()
    {
        for (var seed = 0; seed < 1_000; seed++) Assert.Equal(Decisions(seed, isFlooded: false), Decisions(seed, isFlooded: true));
    }

    [Fact]
    public void Demands_are_of_the_keys_that_were_asked_for()
    {
        var clock = new ManualTimeProvider();
        var limiter = new RateLimiter(new RateLimitOptions(), clock);
        Assert.Empty(limiter.TakeDemands());
        limiter.Refuse(Quiet, SomeRequest.Of(30, "a"));
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(10, limiter.TakeDemands()["quiet"], 3);
        Assert.Empty(limiter.TakeDemands());
    }

    private static List<TimeSpan?> Decisions(int seed, bool isFlooded)
    {
        var (clock, random, flood) = (new ManualTimeProvider(), new Random(seed), new Random(-seed - 1));
        var limiter = new RateLimiter(new RateLimitOptions(), clock);
        var decisions = new List<TimeSpan?>();
        for (var i = 0; i < 20; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(random.NextDouble()));
            for (var n = 0; isFlooded && n < 10; n++)
            {
                if (limiter.RefuseUnread(Flooding) is null) limiter.Refuse(Flooding, SomeRequest.Of(flood.Next(1, 50), $"f{i}/{n}"));
            }

            decisions.Add(limiter.RefuseUnread(Quiet) ?? limiter.Refuse(Quiet, SomeRequest.Of(random.Next(1, 30), $"q{random.Next(15)}")));
        }

        return decisions;
    }
}

/// <summary>Requests as they are read.</summary>
internal static class SomeRequest
{
    public static ReceivedRequest Of(int events, string? batchId = null)
    {
        var list = string.Join(',', Enumerable.Repeat("""{"view_id":"v","event_type":"pause","event_time":1}""", events));
        var id = batchId is null ? "" : $"\"batch_id\":\"{batchId}\",";
        return RequestReader.Read(Encoding.UTF8.GetBytes($"{{{id}\"events\":[{list}]}}"));
    }
}
