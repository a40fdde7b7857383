using System.Text;
using OpenQoE.Shared.Events;

namespace OpenQoE.Tests.Shared.Events;

public class TextPoolTests
{
    [Fact]
    public void A_short_text_that_comes_again_is_the_same_object() => Assert.Same(Get("network_country"), Get("network_country"));

    [Theory]
    [InlineData("")]
    [InlineData("Zürich")]
    [InlineData("東京")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void Any_text_is_itself_whatever_was_there_before(string text)
    {
        Get(text);
        Assert.Equal(text, Get(text));
    }

    [Fact]
    public void Texts_that_want_the_same_place_stay_apart()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 50_000; i++) Assert.Equal($"title {i}", Get($"title {i}"));
        }
    }

    private static string Get(string text) => TextPool.Get(Encoding.UTF8.GetBytes(text));
}
