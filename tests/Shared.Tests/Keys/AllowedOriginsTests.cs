using OpenQoE.Shared.Keys;

namespace OpenQoE.Tests.Shared.Keys;

public class AllowedOriginsTests
{
    [Theory]
    [InlineData("*", "https://a.example", "*")]
    [InlineData("*", "", "*")]
    [InlineData("https://a.example, https://b.example", "https://b.example", "https://b.example")]
    [InlineData("https://a.example", "https://A.example", "https://A.example")]
    [InlineData("https://a.example", "https://a.example.evil", null)]
    [InlineData("https://a.example", "http://a.example", null)]
    [InlineData("https://a.example", "", null)]
    [InlineData("", "https://a.example", null)]
    public void An_origin_is_granted_what_the_list_says(string list, string origin, string? grant) =>
        Assert.Equal(grant, AllowedOrigins.Parse(list).Grant(origin));
}
