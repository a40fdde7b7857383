using OpenQoE.Shared.Alerting.Json;

namespace OpenQoE.Tests.Shared.Alerting.Json;

public class DurationsTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData("3h", 10_800)]
    [InlineData("1d", 86_400)]
    [InlineData("2w", 1_209_600)]
    [InlineData("1h30m", 5_400)]
    [InlineData("8d", 691_200)]
    [InlineData("0s", 0)]
    public void Its_text_is_read_and_written_the_same(string text, long seconds)
    {
        Assert.True(Durations.TryRead(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
        Assert.Equal(text, Durations.Write(duration));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5 m")]
    [InlineData("-5m")]
    [InlineData("1m1h")]
    [InlineData("1.5h")]
    [InlineData("9999999999s")]
    public void What_is_none_is_not_read(string text) => Assert.False(Durations.TryRead(text, out _));
}
