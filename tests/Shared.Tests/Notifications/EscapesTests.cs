using OpenQoE.Shared.Notifications;

namespace OpenQoE.Tests.Shared.Notifications;

public sealed class EscapesTests
{
    [Theory]
    [InlineData("<!channel> & <https://evil.example|ok> &lt;", "&lt;!channel&gt; &amp; &lt;https://evil.example|ok&gt; &amp;lt;")]
    public void Slack_sees_no_mention_and_no_link(string text, string expected) => Assert.Equal(expected, Escapes.Slack(text));

    [Theory]
    [InlineData("[ok](https://evil.example)", @"\[ok\](https://evil.example)")]
    [InlineData(@"**b** _i_ `c` # h \*", @"\*\*b\*\* \_i\_ \`c\` \# h \\\*")]
    public void Markdown_sees_no_signs(string text, string expected) => Assert.Equal(expected, Escapes.Markdown(text));

    [Theory]
    [InlineData("<script>\"'&", "&lt;script&gt;&quot;&#39;&amp;")]
    public void Html_sees_no_elements_and_no_ends_of_attributes(string text, string expected) => Assert.Equal(expected, Escapes.Html(text));
}
