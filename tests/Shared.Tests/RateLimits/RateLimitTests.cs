using OpenQoE.Shared.RateLimits;

namespace OpenQoE.Tests.Shared.RateLimits;

public class RateLimitTests
{
    [Theory]
    [InlineData(0, 0, 100, 500)]
    [InlineData(10, 0, 10, 50)]
    [InlineData(0, 7, 100, 7)]
    [InlineData(10, 7, 10, 7)]
    public void What_is_left_open_comes_from_the_default(double rate, double burst, double expectedRate, double expectedBurst) =>
        Assert.Equal(new RateLimit(expectedRate, expectedBurst), new RateLimit(rate, burst).Or(new RateLimit(100, 500)));
}
