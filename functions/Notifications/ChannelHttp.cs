using System.Text;

namespace OpenQoE.Functions.Notifications;

/// <summary>What a channel's server answered.</summary>
/// <param name="Result">Delivered after a 2xx, else what to do.</param>
/// <param name="Body">The first bytes of it.</param>
public sealed record ChannelAnswer(ChannelResult Result, string Body);

/// <summary>Posts to channels. Redirects are not followed: what they point to was never agreed on.</summary>
public sealed class ChannelHttp : IDisposable
{
    // Slack echoes the message.
    private const int LongestAnswer = 64 * 1024;
    private const int LongestShown = 200;

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public ChannelHttp(NotificationOptions options, TimeProvider time)
    {
        _time = time;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectTimeout = options.Timeout,
        };
        if (!options.AllowPrivateNetworks)
        {
            handler.ConnectCallback = PublicAddresses.ConnectAsync;
        }

        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Posts JSON.</summary>
    /// <param name="url">Never shown: it can be a secret.</param>
    /// <param name="body">UTF-8.</param>
    /// <param name="headers">Besides the content's.</param>
    /// <param name="cancellation">Gives up, after the time that one attempt may take.</param>
    public async Task<ChannelAnswer> PostAsync(string url, byte[] body, IEnumerable<(string Name, string Value)> headers, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ChannelSettingException("the address is no http or https address");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        request.Headers.UserAgent.ParseAdd("OpenQoE/1.0");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        var text = await ReadAsync(response, cancellation);
        return new ChannelAnswer(ResultOf(address, response, text), text);
    }

    public void Dispose() => _http.Dispose();

    private ChannelResult ResultOf(Uri address, HttpResponseMessage response, string text)
    {
        var status = (int)response.StatusCode;
        var detail = $"{address.Host} answered {status}";
        return status switch
        {
            >= 200 and < 300 => new(ChannelOutcome.Delivered, detail, null, null),
            408 or 425 or 429 or >= 500 => new(ChannelOutcome.Retry, detail, RetryAfter(response), null),
            _ => new(ChannelOutcome.Failed, $"{detail}: {Shared.Notifications.PlainText.Line(text, LongestShown)}", null, null),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - _time.GetUtcNow() is var wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[LongestAnswer];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
