using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Tests.Shared.Governance.Sketches;

public class DistinctSampleTests
{
    [Fact]
    public void Up_to_the_capacity_every_distinct_item_is_in_and_the_rate_is_1()
    {
        var sample = new DistinctSample<string>(100);
        for (var i = 0; i < 300; i++)
        {
            var text = $"{i % 100}";
            Assert.True(sample.Offer(StableHash.Of(text)));
            Assert.Equal(text, sample.GetOrAdd(StableHash.Of(text), () => text));
        }

        Assert.Equal(1, sample.Rate);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), sample.Items);
    }

    [Fact]
    public void An_item_is_made_once_and_one_that_is_not_sampled_not_at_all()
    {
        var sample = new DistinctSample<object>(1);
        var item = sample.GetOrAdd(ulong.MaxValue / 4, () => new object());
        Assert.Same(item, sample.GetOrAdd(ulong.MaxValue / 4, () => throw new InvalidOperationException("It is there.")));
        Assert.Null(sample.GetOrAdd(ulong.MaxValue, () => throw new InvalidOperationException("It is not sampled.")));
        Assert.False(sample.Offer(ulong.MaxValue));
        Assert.Equal((0.5, item), (sample.Rate, Assert.Single(sample.Items)));
    }

    [Fact]
    public void However_many_come_no_more_than_the_capacity_are_held_and_in_the_order_they_came()
    {
        var sample = new DistinctSample<string>(64);
        for (var i = 0; i < 100_000; i++)
        {
            sample.GetOrAdd(StableHash.Of($"{i}"), () => $"{i}");
            Assert.InRange(sample.Items.Count, Math.Min(i + 1, 10), 64);
        }

        var numbers = sample.Items.Select(int.Parse).ToArray();
        Assert.Equal(numbers.Order(), numbers);
        Assert.InRange(sample.Items.Count / sample.Rate, 60_000, 150_000);
    }

    [Fact]
    public void Neither_order_nor_repetition_nor_when_the_capacity_was_set_changes_what_is_in()
    {
        var (one, other) = (new DistinctSample<string>(50), new DistinctSample<string>(400));
        foreach (var i in Enumerable.Range(0, 5000))
        {
            one.GetOrAdd(StableHash.Of($"{i}"), () => $"{i}");
        }

        foreach (var i in Enumerable.Range(0, 9000).Select(i => 4999 - i % 5000))
        {
            other.GetOrAdd(StableHash.Of($"{i}"), () => $"{i}");
        }

        other.SetCapacity(50);
        Assert.Equal(one.Rate, other.Rate);
        Assert.Equal(one.Items.Order(), other.Items.Order());
    }

    [Fact]
    public void A_smaller_capacity_drops_at_once_and_a_greater_one_holds_more_of_what_comes()
    {
        var sample = new DistinctSample<string>(1000);
        Fill(sample, 0, 1000);
        sample.SetCapacity(100);
        Assert.InRange(sample.Items.Count, 20, 100);
        var (rate, count) = (sample.Rate, sample.Items.Count);
        sample.SetCapacity(10_000);
        Fill(sample, 1000, 10_000);
        Assert.Equal(rate, sample.Rate);
        Assert.InRange(sample.Items.Count, count + 1, 10_000);
    }

    [Fact]
    public void Over_many_runs_every_item_is_in_as_often_as_the_rate_says_and_the_count_has_no_bias()
    {
        const int runs = 2000;
        const int population = 1000;
        var random = new Random(7);
        var weights = new double[population];
        var total = 0.0;
        for (var run = 0; run < runs; run++)
        {
            var sample = new DistinctSample<string>(100);
            var salt = (ulong)random.NextInt64();
            for (var i = 0; i < population; i++)
            {
                sample.GetOrAdd(StableHash.Combine(salt, (ulong)i), () => $"{i}");
            }

            total += sample.Items.Count / sample.Rate;
            foreach (var item in sample.Items)
            {
                weights[int.Parse(item)] += 1 / sample.Rate;
            }
        }

        // An item's weight is 1 on average, with a standard error of some √(15 / 2000).
        Assert.InRange(total / runs / population, 0.99, 1.01);
        Assert.All(weights, weight => Assert.InRange(weight / runs, 0.6, 1.4));
        Assert.InRange(weights[..100].Average() / runs, 0.96, 1.04);
        Assert.InRange(weights[^100..].Average() / runs, 0.96, 1.04);
    }

    [Fact]
    public void Hashes_that_someone_chose_do_not_break_the_bound()
    {
        var sample = new DistinctSample<string>(2);
        Assert.All(Enumerable.Range(0, 100), i => sample.GetOrAdd((ulong)i, () => $"{i}"));
        Assert.Equal(["0", "1"], sample.Items);
        Assert.InRange(sample.Rate, double.Epsilon, 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_capacity_of_none_is_refused(int capacity)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistinctSample<string>(capacity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistinctSample<string>(1).SetCapacity(capacity));
    }

    private static void Fill(DistinctSample<string> sample, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            sample.GetOrAdd(StableHash.Of($"{i}"), () => $"{i}");
        }
    }
}
