using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Tests.Embedded.Functions.Http;

public sealed class StaticFoldersTests : IAsyncLifetime
{
    private TestHost? _started;

    private TestHost App => _started!;

    public async ValueTask InitializeAsync() => _started = await TestHost.StartAsync(
        [typeof(HttpFunctions)],
        new Dictionary<string, string?>
        {
            ["EmbeddedHost:StaticFiles:/demo"] = "pages/demo",
            ["EmbeddedHost:StaticFiles:/demo/sdk"] = "pages/dist",
            ["EmbeddedHost:StaticFiles:demo:more"] = "pages/more",
            ["EmbeddedHost:StaticFiles:/missing"] = "pages/nowhere",
        },
        files: folder =>
        {
            folder.Write("wwwroot/robots.txt", "nobody");
            folder.Write("pages/demo/index.html", "<p>hello</p>");
            folder.Write("pages/demo/clip.mp4", "0123456789");
            folder.Write("pages/demo/list.m3u8", "#EXTM3U");
            folder.Write("pages/demo/stream.mpd", "<MPD/>");
            folder.Write("pages/demo/chunk.m4s", "0123456789");
            folder.Write("pages/demo/empty/inner.txt", "inner");
            folder.Write("pages/dist/sdk.mjs", "export {}");
            folder.Write("pages/more/more.vtt", "WEBVTT");
            folder.Write("secret.txt", "secret");
        });

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Theory]
    [InlineData("/demo/", "text/html")]
    [InlineData("/demo", "text/html")]
    [InlineData("/demo/clip.mp4", "video/mp4")]
    [InlineData("/demo/list.m3u8", "application/vnd.apple.mpegurl")]
    [InlineData("/demo/stream.mpd", "application/dash+xml")]
    [InlineData("/demo/chunk.m4s", "video/iso.segment")]
    [InlineData("/demo/sdk/sdk.mjs", "text/javascript")]
    [InlineData("/demo/more/more.vtt", "text/vtt")]
    [InlineData("/robots.txt", "text/plain")]
    public async Task Files_come_with_their_content_type(string path, string expected)
        => Assert.Equal(expected, (await App.Client.GetAsync(path)).Content.Headers.ContentType!.MediaType);

    [Theory]
    [InlineData("/demo/empty/")]
    [InlineData("/demo/../../secret.txt")]
    [InlineData("/demo/%2e%2e/%2e%2e/secret.txt")]
    [InlineData("/missing/index.html")]
    public async Task Nothing_else_is_shown(string path)
        => Assert.Equal(HttpStatusCode.NotFound, (await App.Client.GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_range_of_a_video_can_be_asked_for()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/demo/clip.mp4");
        request.Headers.Range = new RangeHeaderValue(2, 5);

        var answer = await App.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("2345", await answer.Content.ReadAsStringAsync());
        Assert.Equal("bytes 2-5/10", answer.Content.Headers.ContentRange!.ToString());
    }

    [Fact]
    public async Task Functions_are_found_beside_files()
        => Assert.Equal(HttpStatusCode.OK, (await App.Client.GetAsync("/api/Plain")).StatusCode);

    [Fact]
    public void A_missing_folder_is_worth_one_warning()
        => Assert.Contains("pages/nowhere", Assert.Single(App.Logs.AtLeast(LogLevel.Warning)));
}
