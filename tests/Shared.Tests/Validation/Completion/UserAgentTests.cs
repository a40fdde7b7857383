using OpenQoE.Shared.Validation.Completion;

namespace OpenQoE.Tests.Shared.Validation.Completion;

public class UserAgentTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36", "desktop", "Windows", "10", "Chrome", "129.0.0.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0.2792.65", "desktop", "Windows", "10", "Edge", "129.0.2792.65")]
    [InlineData("Mozilla/5.0 (Windows NT 6.1; rv:109.0) Gecko/20100101 Firefox/115.0", "desktop", "Windows", "7", "Firefox", "115.0")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15", "desktop", "macOS", "10.15.7", "Safari", "17.6")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 OPR/114.0.0.0", "desktop", "macOS", "10.15.7", "Opera", "114.0.0.0")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1", "mobile", "iOS", "17.6.1", "Safari", "17.6")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/129.0.6668.46 Mobile/15E148 Safari/604.1", "mobile", "iOS", "17.6", "Chrome", "129.0.6668.46")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 16_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/130.0 Mobile/15E148 Safari/605.1.15", "tablet", "iOS", "16.7", "Firefox", "130.0")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36", "mobile", "Android", "14", "Chrome", "129.0.0.0")]
    [InlineData("Mozilla/5.0 (Linux; Android 13; SM-X906C) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Safari/537.36", "tablet", "Android", "13", "Samsung Internet", "26.0")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; AFTMM Build/PS7633) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.3.1 like Chrome/120.0 Safari/537.36", "tv", "Android", "9", "Silk", "120.3.1")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36", "desktop", "ChromeOS", null, "Chrome", "129.0.0.0")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/129.0.0.0 Safari/537.36", "desktop", "Linux", null, "Chrome", "129.0.0.0")]
    [InlineData("Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) 94.0.4606.31/7.0 TV Safari/537.36", "tv", "Tizen", "7.0", null, null)]
    [InlineData("Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.211 Safari/537.36 WebAppManager", "tv", "webOS", null, "Chrome", "108.0.5359.211")]
    [InlineData("Mozilla/5.0 (PlayStation 5/2.26) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15", "tv", "PlayStation", "5", "Safari", "13.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 Edg/129.0", "tv", "Xbox", null, "Edge", "129.0")]
    [InlineData("AppleCoreMedia/1.0.0.21K69 (Apple TV; U; CPU OS 17_1 like Mac OS X; en_us)", "tv", "tvOS", null, null, null)]
    [InlineData("Roku/DVP-12.5 (12.5.0.4178-88)", "tv", "Roku OS", "12.5", null, null)]
    [InlineData("curl/8.5.0", null, null, null, null, null)]
    [InlineData("", null, null, null, null, null)]
    [InlineData(null, null, null, null, null, null)]
    public void Audiences_are_told_apart(string? header, string? category, string? os, string? osVersion, string? browser, string? browserVersion)
    {
        Assert.Equal(new UserAgent(category, os, osVersion, browser, browserVersion), UserAgent.Parse(header));
    }

    [Fact]
    public void A_header_of_any_length_is_read_no_further_than_needed()
    {
        Assert.Equal(UserAgent.Unknown, UserAgent.Parse(new string('x', 1_000_000) + "Firefox/1"));
        Assert.Null(UserAgent.Parse("Firefox/" + new string('1', 400)).BrowserVersion);
    }
}
