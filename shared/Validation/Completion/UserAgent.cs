namespace OpenQoE.Shared.Validation.Completion;

/// <summary>
/// What a browser's User-Agent says, as far as it tells audiences apart; null where it says nothing known. An iPad that asks
/// for desktop pages calls itself a Mac, and cannot be told from one.
/// </summary>
public sealed record UserAgent(string? DeviceCategory, string? Os, string? OsVersion, string? Browser, string? BrowserVersion)
{
    public static readonly UserAgent Unknown = new(null, null, null, null, null);

    private const int LongestRead = 512;

    // The first that fits counts: many a browser also names those it descends from.
    private static readonly (string Token, string Family)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("Edge/", "Edge"),
        ("OPR/", "Opera"), ("OPT/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("YaBrowser/", "Yandex"), ("UCBrowser/", "UC Browser"), ("Silk/", "Silk"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Chromium/", "Chrome"), ("Version/", "Safari"),
    ];

    private static readonly (string Token, string Family)[] Systems =
    [
        ("Tizen ", "Tizen"), ("Web0S", "webOS"), ("webOS", "webOS"), ("Roku/DVP-", "Roku OS"), ("Xbox", "Xbox"),
        ("PlayStation ", "PlayStation"), ("AppleTV", "tvOS"), ("Apple TV", "tvOS"), ("iPhone OS ", "iOS"), ("CPU OS ", "iOS"),
        ("CrOS ", "ChromeOS"), ("Android ", "Android"), ("Windows NT ", "Windows"), ("Mac OS X ", "macOS"), ("Linux", "Linux"),
    ];

    private static readonly (string Token, string Category)[] Categories =
    [
        ("SmartTV", "tv"), ("SMART-TV", "tv"), ("Smart TV", "tv"), ("GoogleTV", "tv"), ("Google TV", "tv"), ("Android TV", "tv"),
        ("AppleTV", "tv"), ("Apple TV", "tv"), ("BRAVIA", "tv"), (" AFT", "tv"), ("Web0S", "tv"), ("CrKey", "tv"), ("Roku", "tv"),
        ("HbbTV", "tv"), ("Xbox", "tv"), ("PlayStation", "tv"), ("iPad", "tablet"), ("Tablet", "tablet"), ("Kindle", "tablet"),
        ("iPhone", "mobile"), ("iPod", "mobile"), ("Mobile", "mobile"), ("Android", "tablet"), ("Tizen", "tv"),
        ("Windows NT", "desktop"), ("Macintosh", "desktop"), ("CrOS", "desktop"), ("Linux", "desktop"),
    ];

    // The kernel's versions, as products; Windows 11 still says 10.
    private static readonly Dictionary<string, string> WindowsVersions =
        new() { ["10.0"] = "10", ["6.3"] = "8.1", ["6.2"] = "8", ["6.1"] = "7" };

    public static UserAgent Parse(string? header)
    {
        if (string.IsNullOrWhiteSpace(header)) return Unknown;
        var text = header.Length <= LongestRead ? header : header[..LongestRead];
        var (os, osVersion) = Find(text, Systems);
        var (browser, browserVersion) = Find(text, Browsers);
        if (browser == "Safari" && !text.Contains("Safari/", StringComparison.Ordinal)) (browser, browserVersion) = (null, null);
        if (os == "Windows" && osVersion is not null) osVersion = WindowsVersions.GetValueOrDefault(osVersion, osVersion);
        var category = Categories.FirstOrDefault(item => text.Contains(item.Token, StringComparison.Ordinal)).Category;
        return new UserAgent(category, os, osVersion, browser, browserVersion);
    }

    private static (string? Family, string? Version) Find(string text, (string Token, string Family)[] table)
    {
        foreach (var (token, family) in table)
        {
            var at = text.IndexOf(token, StringComparison.Ordinal);
            if (at >= 0) return (family, Version(text.AsSpan(at + token.Length)));
        }
        return (null, null);
    }

    private static string? Version(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExcept("0123456789._");
        var version = (end < 0 ? rest : rest[..end]).Trim("._").ToString().Replace('_', '.');
        return version.Length is > 0 and <= 32 ? version : null;
    }
}
