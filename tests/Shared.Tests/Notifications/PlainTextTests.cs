using OpenQoE.Shared.Notifications;

namespace OpenQoE.Tests.Shared.Notifications;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("a\r\nb\tc\u0000d\u0085e\u2028f\u2029g", "a  b c d e f g")]
    [InlineData("\u202egnp.exe\u202c \u2066x\u2069 \u200b\ufeffy", "gnp.exe x y")]
    [InlineData("  Zürich 東京 \U0001f600 ", "Zürich 東京 \U0001f600")]
    public void A_line_shows_what_it_is(string text, string expected) => Assert.Equal(expected, PlainText.Line(text, 100));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("\ufffd alone", PlainText.Line("\ud800 alone", 100));

    [Fact]
    public void Lines_keep_their_breaks_alone() => Assert.Equal("a \nb c", PlainText.Lines("a\r\nb\tc\n", 100));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("abc\U0001f600f", 5, "abc…")]
    [InlineData("abc", 1, "…")]
    public void What_is_too_long_is_cut_and_never_within_a_character(string text, int longest, string expected) =>
        Assert.Equal(expected, PlainText.Cut(text, longest));
}
