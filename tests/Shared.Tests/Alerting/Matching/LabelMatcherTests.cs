using OpenQoE.Shared.Alerting.Matching;

namespace OpenQoE.Tests.Shared.Alerting.Matching;

public class LabelMatcherTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["a"] = "b", ["q"] = "say \"x\"\n" };

    [Theory]
    [InlineData("a=b", true)]
    [InlineData("""a="b" """, true)]
    [InlineData("a = c", false)]
    [InlineData("a!=b", false)]
    [InlineData("a!=c", true)]
    [InlineData("a=~b|c", true)]
    [InlineData("a=~\"\"", false)]
    [InlineData("none=~\"\"", true)]
    [InlineData("none=\"\"", true)]
    [InlineData("none!=x", true)]
    [InlineData("a!~b|c", false)]
    [InlineData("""q="say \"x\"\n" """, true)]
    [InlineData("""q=~"(?s)say.*" """, true)]
    [InlineData("""a=~"\w" """, true)]
    public void It_matches_as_Alertmanagers_do(string text, bool matches) => Assert.Equal(matches, LabelMatcher.Parse(text).Matches(Labels));

    [Fact]
    public void A_regular_expression_must_match_the_whole_value()
    {
        var labels = new Dictionary<string, string> { ["a"] = "bcd" };
        Assert.False(LabelMatcher.Parse("a=~b").Matches(labels));
        Assert.False(LabelMatcher.Parse("a=~b|x").Matches(labels));
        Assert.True(LabelMatcher.Parse("a=~b.*").Matches(labels));
    }

    [Theory]
    [InlineData("""a="b\\c\"d\ne" """)]
    [InlineData("""a=~"\\d+" """)]
    public void Its_text_is_read_again_the_same(string text)
    {
        var matcher = LabelMatcher.Parse(text);
        Assert.Equal(text.Trim(), matcher.ToString());
        Assert.Equal(matcher, LabelMatcher.Parse(matcher.ToString()));
    }

    [Fact]
    public void An_expression_that_makes_others_backtrack_takes_no_longer()
    {
        var labels = new Dictionary<string, string> { ["a"] = new string('a', 50_000) };
        Assert.False(LabelMatcher.Parse("a=~(a+)+b").Matches(labels));
    }
}
