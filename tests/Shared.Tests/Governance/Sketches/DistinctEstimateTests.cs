using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Tests.Shared.Governance.Sketches;

public class DistinctEstimateTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1000, 1, 0.1)]
    [InlineData(1000, 2, 0.25)]
    [InlineData(1000, 10, 0.25)]
    [InlineData(1000, 20, 0.1)]
    [InlineData(1000, 20, 0.5)]
    [InlineData(3, 10_000, 0.01)]
    [InlineData(1, 10_000, 0.01)]
    public void Groups_of_like_size_are_estimated_to_within_a_tenth(int groups, int itemsPerGroup, double rate)
    {
        var mean = Mean(Enumerable.Repeat(itemsPerGroup, groups).ToArray(), rate);
        Assert.InRange(mean, groups * 0.9, groups * 1.1);
    }

    [Fact]
    public void Groups_of_very_different_size_are_estimated_better_than_by_those_seen()
    {
        var sizes = Enumerable.Range(1, 2000).Select(rank => 1 + 5000 / rank).ToArray();
        Assert.InRange(Mean(sizes, 0.5), 1700, 2000);
        Assert.InRange(Mean(sizes, 0.1), 700, 2000);
    }

    [Fact]
    public void At_rate_1_the_groups_are_those_of_the_sample() => Assert.Equal(7, DistinctEstimate.Of(7, 7, 7, 1));

    [Fact]
    public void Of_nothing_sampled_there_are_no_groups() => Assert.Equal(0, DistinctEstimate.Of(0, 0, 0, 0.001));

    [Fact]
    public void Singletons_alone_count_for_all_that_were_left_out() => Assert.Equal(160, DistinctEstimate.Of(10, 10, 10, 1 / 16.0));

    [Fact]
    public void Without_singletons_no_group_was_missed() => Assert.Equal(10, DistinctEstimate.Of(10, 0, 200, 1 / 16.0));

    [Theory]
    [InlineData(1, 2, 3, 0.5)]
    [InlineData(3, 1, 2, 0.5)]
    [InlineData(1, -1, 1, 0.5)]
    [InlineData(1, 1, 1, 0)]
    [InlineData(1, 1, 1, 1.1)]
    [InlineData(1, 1, 1, double.NaN)]
    public void Figures_of_no_sample_are_refused(int distinct, int singletons, int sampled, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DistinctEstimate.Of(distinct, singletons, sampled, rate));

    private double Mean(int[] groupSizes, double rate)
    {
        const int runs = 50;
        var random = new Random(1);
        var seen = 0.0;
        var mean = Enumerable.Range(0, runs).Average(_ =>
        {
            var counts = groupSizes.Select(size => Enumerable.Range(0, size).Count(_ => random.NextDouble() < rate)).ToArray();
            var distinct = counts.Count(count => count > 0);
            seen += distinct / (double)runs;
            return DistinctEstimate.Of(distinct, counts.Count(count => count == 1), counts.Sum(), rate);
        });
        output.WriteLine($"{groupSizes.Length} groups, {groupSizes.Sum()} items at {rate}: {seen:0.0} seen, {mean:0.0} estimated");
        return mean;
    }
}
