using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Shared.RateLimits;

public class FairDivisionTests
{
    [Theory]
    [InlineData("500", "100")]
    [InlineData("0", "100")]
    [InlineData("20,20", "50,50")]
    [InlineData("200,200", "50,50")]
    [InlineData("20,200", "20,80")]
    [InlineData("200,20", "80,20")]
    [InlineData("10,40,1000", "10,40,50")]
    [InlineData("10,400,1000", "10,45,45")]
    [InlineData("0,1000", "5,95")]
    public void Nobody_gets_more_than_asked_for_while_another_lacks_it(string demands, string shares) =>
        Assert.Equal(Numbers(shares), FairDivision.Divide(100, Numbers(demands)).Select(share => Math.Round(share, 6)));

    [Fact]
    public void Shares_add_up_to_the_limit_and_each_is_above_nothing()
    {
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var demands = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.NextDouble() * random.Next(0, 1_000)).ToList();
            var limit = 1 + (random.NextDouble() * 1_000);

            var shares = FairDivision.Divide(limit, demands);

            Assert.Equal(limit, shares.Sum(), 6);
            Assert.All(shares, share => Assert.True(share > 0));
            var lacking = demands.Zip(shares).Where(pair => pair.Second < pair.First - 1e-9).Select(pair => pair.Second).ToList();
            if (lacking.Count > 0) Assert.True(lacking.Max() - lacking.Min() < 1e-6, "those that lack get the same");
        }
    }

    private static double[] Numbers(string text) => [.. text.Split(',').Select(double.Parse)];
}
