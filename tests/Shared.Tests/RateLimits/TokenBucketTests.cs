using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Shared.RateLimits;

public class TokenBucketTests
{
    private readonly TokenBucket _bucket = new(new RateLimit(Rate: 10, Burst: 100), now: 0);

    [Fact]
    public void It_begins_full_and_never_holds_more_than_the_burst()
    {
        _bucket.Advance(1_000);
        Assert.True(_bucket.TryTake(100));
        Assert.False(_bucket.TryTake(1));
        _bucket.Advance(1_001);
        Assert.Equal(10, _bucket.Free, 9);
    }

    [Fact]
    public void A_clock_that_stands_still_or_goes_back_gives_nothing()
    {
        _bucket.TryTake(100);
        _bucket.Advance(0);
        _bucket.Advance(-5);
        Assert.Equal(0, _bucket.Free);
    }

    [Fact]
    public void However_it_is_refilled_a_full_bucket_lets_a_large_request_through()
    {
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var bucket = new TokenBucket(new RateLimit(random.NextDouble() * 10, random.NextDouble() * 100), 0);
            bucket.TryTake(1_000);
            for (var at = 0.0; bucket.Free < bucket.Burst && at < 1e9; at += bucket.WaitFor(1_000) + (random.NextDouble() * 0.01)) bucket.Advance(at);
            Assert.True(bucket.TryTake(1_000), $"{i}");
        }
    }

    [Fact]
    public void What_is_reserved_is_gone_and_there_after_the_wait()
    {
        _bucket.TryTake(100);
        Assert.Equal(2, _bucket.Reserve(20));
        Assert.Equal(4, _bucket.Reserve(20));
        Assert.Equal(5, _bucket.WaitFor(10));
    }

    [Fact]
    public void What_is_released_can_be_taken_whatever_is_owed()
    {
        _bucket.TryTake(100);
        _bucket.Reserve(500);
        _bucket.Release(30);
        Assert.True(_bucket.TryTake(30));
        Assert.False(_bucket.TryTake(1));
        _bucket.Release(1_000);
        Assert.Equal(100, _bucket.Spare);
    }

    [Fact]
    public void Shares_that_change_keep_the_sum_of_what_the_instances_hold()
    {
        var other = new TokenBucket(new RateLimit(10, 100), 0);
        _bucket.TryTake(100);
        other.TryTake(60);

        _bucket.Reshare(0.5, keepsWhatOthersLeft: true);
        other.Reshare(0.5, keepsWhatOthersLeft: true);

        // Each thought it had all: together they took 160 of 100.
        Assert.Equal(-60, _bucket.Free + other.Free);
        _bucket.Reshare(0.8, keepsWhatOthersLeft: true);
        other.Reshare(0.2, keepsWhatOthersLeft: true);
        Assert.Equal(-60, _bucket.Free + other.Free, 9);
    }

    [Fact]
    public void What_an_instance_that_is_gone_may_have_used_is_not_given_again()
    {
        _bucket.Reshare(0.5, keepsWhatOthersLeft: true);
        _bucket.TryTake(50);
        _bucket.Reshare(1, keepsWhatOthersLeft: false);
        Assert.Equal((0, 10, 100), (_bucket.Free, _bucket.Rate, _bucket.Burst));
    }
}
