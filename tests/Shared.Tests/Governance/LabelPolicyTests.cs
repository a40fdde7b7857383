using OpenQoE.Shared.Governance;

namespace OpenQoE.Tests.Shared.Governance;

public class LabelPolicyTests
{
    [Theory]
    [InlineData("allow 100")]
    [InlineData("top 1000")]
    [InlineData("hash 0")]
    [InlineData("bucket 16")]
    [InlineData("bucket 1,5,10.5")]
    [InlineData("bucket -1,0")]
    [InlineData("drop")]
    public void What_is_written_is_read_and_written_again(string text) => Assert.Equal(text, LabelPolicy.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("allow")]
    [InlineData("allow many")]
    [InlineData("allow -1")]
    [InlineData("allow 10001")]
    [InlineData("allow 1,2")]
    [InlineData("1 100")]
    [InlineData("drop 5")]
    [InlineData("bucket 0")]
    [InlineData("bucket 5,5")]
    [InlineData("bucket 5,1")]
    [InlineData("bucket 1,NaN")]
    [InlineData("bucket 1,,2")]
    [InlineData("mangle 5")]
    [InlineData("top 5 6")]
    public void What_is_no_policy_is_none(string text) => Assert.Null(LabelPolicy.Parse(text));

    [Theory]
    [InlineData("0.5", "<1")]
    [InlineData("1", "1-5")]
    [InlineData("4.99", "1-5")]
    [InlineData("1e2", ">=5")]
    [InlineData("-3", "<1")]
    [InlineData("five", LabelPolicy.Overflow)]
    [InlineData("NaN", LabelPolicy.Overflow)]
    public void Numbers_fall_into_ranges(string value, string range) => Assert.Equal(range, LabelPolicy.Parse("bucket 1,5")!.Map(value));

    [Fact]
    public void Hash_buckets_are_as_many_as_said_and_the_same_everywhere()
    {
        var policy = LabelPolicy.Parse("bucket 4")!;
        var found = Enumerable.Range(0, 1000).Select(i => policy.Map($"value {i}")!).CountBy(bucket => bucket).ToDictionary();
        Assert.Equal(["b0", "b1", "b2", "b3"], found.Keys.Order());
        Assert.All(found.Values, count => Assert.InRange(count, 150, 350));
        Assert.Equal("b1", policy.Map("title 1"));
    }

    [Fact]
    public void A_digest_does_not_show_the_value_and_keeps_equal_ones_equal()
    {
        var policy = LabelPolicy.Parse("hash 5")!;
        Assert.Equal(policy.Map("alice"), policy.Map("alice"));
        Assert.NotEqual(policy.Map("alice"), policy.Map("bob"));
        Assert.Matches("^[0-9a-f]{16}$", policy.Map("alice"));
    }

    [Fact]
    public void A_dropped_label_is_left_out() => Assert.Null(LabelPolicy.Dropped.Map("value"));
}
