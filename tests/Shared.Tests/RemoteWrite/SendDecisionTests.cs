using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Tests.Shared.RemoteWrite;

public class SendDecisionTests
{
    [Theory]
    [InlineData(200, SendResult.Sent)]
    [InlineData(204, SendResult.Sent)]
    [InlineData(301, SendResult.Refused)]
    [InlineData(400, SendResult.PartlyRefused)]
    [InlineData(401, SendResult.Refused)]
    [InlineData(404, SendResult.Refused)]
    [InlineData(413, SendResult.Refused)]
    [InlineData(429, SendResult.Retry)]
    [InlineData(500, SendResult.Retry)]
    [InlineData(503, SendResult.Retry)]
    [InlineData(null, SendResult.Retry)]
    public void Success_is_2xx_only_429_5xx_and_silence_are_retried(int? status, SendResult expected) =>
        Assert.Equal(expected, SendDecision.For(status, null, 1, 0).Result);

    [Theory]
    [InlineData(204, 7L, SendResult.Sent)]
    [InlineData(204, 6L, SendResult.PartlyRefused)]
    [InlineData(200, 0L, SendResult.PartlyRefused)]
    [InlineData(204, null, SendResult.NotUnderstood)]
    [InlineData(415, null, SendResult.NotUnderstood)]
    [InlineData(415, 7L, SendResult.NotUnderstood)]
    [InlineData(400, 3L, SendResult.PartlyRefused)]
    [InlineData(400, null, SendResult.PartlyRefused)]
    [InlineData(401, null, SendResult.Refused)]
    [InlineData(429, null, SendResult.Retry)]
    [InlineData(500, 0L, SendResult.Retry)]
    public void With_version_2_success_is_what_the_receiver_says_it_has_written(int status, long? written, SendResult expected) =>
        Assert.Equal(expected, SendDecision.ForTwo(status, written, sent: 7, null, 1, 0).Result);

    [Fact]
    public void Retry_after_is_taken_as_it_is_up_to_five_minutes()
    {
        Assert.Equal(TimeSpan.FromMinutes(4), SendDecision.For(429, TimeSpan.FromMinutes(4), 1, 0.3).Delay);
        Assert.Equal(TimeSpan.FromMinutes(5), SendDecision.For(429, TimeSpan.FromDays(1), 1, 0.3).Delay);
    }

    [Fact]
    public void A_retry_after_that_is_over_does_not_make_a_loop_without_pauses() =>
        Assert.Equal(SendDecision.For(503, null, 2, 0.5), SendDecision.For(503, TimeSpan.Zero, 2, 0.5));

    [Theory]
    [InlineData(1, 125, 250)]
    [InlineData(2, 250, 500)]
    [InlineData(5, 2000, 4000)]
    [InlineData(8, 15_000, 30_000)]
    [InlineData(1_000_000, 15_000, 30_000)]
    public void Back_off_doubles_up_to_half_a_minute_and_half_of_it_is_jitter(int attempt, double least, double most)
    {
        Assert.Equal(least, SendDecision.For(500, null, attempt, jitter: 0).Delay.TotalMilliseconds);
        Assert.Equal(most, SendDecision.For(500, null, attempt, jitter: 1).Delay.TotalMilliseconds);
    }
}
