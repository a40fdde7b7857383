using OpenQoE.Shared.Keys;

namespace OpenQoE.Tests.Shared.Keys;

public class KeyTextTests
{
    [Theory]
    [InlineData("oqi_abc_secret", KeyKind.Ingest, "abc", "secret")]
    [InlineData("oqa_abc_secret", KeyKind.Admin, "abc", "secret")]
    [InlineData("oqi_abc_with_under_scores", KeyKind.Ingest, "abc", "with_under_scores")]
    public void A_key_is_read_as_it_is_written(string text, KeyKind kind, string id, string secret)
    {
        Assert.Equal(new KeyText(kind, id, secret), KeyText.Parse(text));
        Assert.Equal(text, new KeyText(kind, id, secret).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("geheim")]
    [InlineData("oqi_")]
    [InlineData("oqi_abc")]
    [InlineData("oqi_abc_")]
    [InlineData("oqi__secret")]
    [InlineData("oqx_abc_secret")]
    [InlineData("OQI_abc_secret")]
    [InlineData("oqi_abc_{long}")]
    [InlineData("oqi_{long}_secret")]
    public void Anything_else_is_no_key(string text) => Assert.Null(KeyText.Parse(text.Replace("{long}", new string('x', 65))));
}
