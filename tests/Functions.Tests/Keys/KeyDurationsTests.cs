using OpenQoE.Functions.Keys;

namespace OpenQoE.Tests.Functions.Keys;

public class KeyDurationsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("90", 90)]
    [InlineData("90s", 90)]
    [InlineData("30m", 1_800)]
    [InlineData("24h", 86_400)]
    [InlineData("30d", 2_592_000)]
    public void A_duration_is_a_number_and_a_unit(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), KeyDurations.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("-1")]
    [InlineData("1.5h")]
    [InlineData("31d")]
    [InlineData("24:00:00")]
    [InlineData("9999999999d")]
    [InlineData("1w")]
    public void Anything_else_is_none(string text) => Assert.Null(KeyDurations.Parse(text));
}
