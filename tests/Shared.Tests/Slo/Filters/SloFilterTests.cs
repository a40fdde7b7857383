using OpenQoE.Shared.Events;
using OpenQoE.Shared.Slo.Filters;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Slo.Filters;

public sealed class SloFilterTests
{
    private readonly PlayerEvent _event = Some.Event(EventType.ViewEnd);

    public SloFilterTests()
    {
        _event.ContentType = "live";
        _event.PlayerName = "hlsjs";
        _event.Custom = new Dictionary<string, string> { ["tier"] = "gold" };
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("  ", true)]
    [InlineData("content_type=\"live\"", true)]
    [InlineData("content_type = \"live\" , player_name=\"hlsjs\",", true)]
    [InlineData("content_type=\"vod\"", false)]
    [InlineData("content_type!=\"vod\"", true)]
    [InlineData("content_type!=\"live\"", false)]
    [InlineData("player_name=~\"hls.*|dash.*\"", true)]
    [InlineData("player_name=~\"hls\"", false)]
    [InlineData("player_name=~\"js\"", false)]
    [InlineData("player_name!~\"hls.*\"", false)]
    [InlineData("player_name!~\"dash.*\"", true)]
    [InlineData("cdn=\"\"", true)]
    [InlineData("cdn!=\"\"", false)]
    [InlineData("cdn=~\".+\"", false)]
    [InlineData("custom_tier=\"gold\"", true)]
    [InlineData("custom_plan=\"gold\"", false)]
    [InlineData("content_type=\"live\", player_name=\"dashjs\"", false)]
    public void Conditions_are_those_of_Prometheus(string text, bool matches)
    {
        var (filter, error) = SloFilterReader.Read(text);
        Assert.Null(error);
        Assert.Equal(matches, filter!.Matches(_event));
    }

    [Theory]
    [InlineData("content_type=\"live\"  ,  cdn!~\"a\\\\d|b\\\"\"", "content_type=\"live\", cdn!~\"a\\\\d|b\\\"\"")]
    [InlineData("cdn=\"a\nb\"", "cdn=\"a\\nb\"")]
    [InlineData("", "")]
    public void Its_text_reads_as_the_same_filter(string text, string canonical)
    {
        var filter = SloFilterReader.Read(text).Filter!;
        Assert.Equal(canonical, filter.Text);
        Assert.Equal(filter, SloFilterReader.Read(filter.Text).Filter);
    }

    [Fact]
    public void A_pattern_that_would_take_others_for_ever_takes_no_time()
    {
        var filter = SloFilterReader.Read("player_name=~\"(a+)+b\"").Filter!;
        _event.PlayerName = new string('a', 256);
        Assert.False(filter.Matches(_event));
    }

    [Theory]
    [InlineData("content_type")]
    [InlineData("content_type=live")]
    [InlineData("content_type=\"live")]
    [InlineData("content_type>\"live\"")]
    [InlineData("=\"live\"")]
    [InlineData("content_type=\"a\" cdn=\"b\"")]
    [InlineData("content_type=\"a\\t\"")]
    [InlineData("contents=\"live\"")]
    [InlineData("custom_=\"x\"")]
    [InlineData("cdn=~\"(\"")]
    [InlineData("cdn=~\"(?=a)\"")]
    [InlineData("cdn=~\"(a)\\\\1\"")]
    [InlineData("cdn=\"1\",cdn=\"2\",cdn=\"3\",cdn=\"4\",cdn=\"5\",cdn=\"6\",cdn=\"7\",cdn=\"8\",cdn=\"9\",cdn=\"10\",cdn=\"11\"")]
    public void What_is_no_filter_is_said_to_be_none(string text)
    {
        var (filter, error) = SloFilterReader.Read(text);
        Assert.Null(filter);
        Assert.NotEmpty(error!);
    }
}
