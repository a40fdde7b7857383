using System.Diagnostics;
using System.Text;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>Posts to channels. Redirects are not followed: what they point to was never agreed on.</summary>
public sealed class ChannelHttp : IDisposable
{
    // Slack repeats the message.
    private const int LongestAnswer = 64 * 1024;
    private const int LongestError = 4 * 1024;
    private const int LongestShown = 200;

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public ChannelHttp(NotificationOptions options, TimeProvider time)
    {
        _time = time;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // Traces are nothing that strangers' servers need to know of.
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = options.Timeout,
        };
        if (!options.AllowPrivateNetworks)
        {
            handler.ConnectCallback = PublicAddresses.ConnectAsync;
        }

        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <param name="post">What to send.</param>
    /// <param name="cancellation">Gives up, after the time that one attempt may take.</param>
    /// <exception cref="ChannelSettingException">No request can be made of the address or the headers.</exception>
    public async Task<ChannelAnswer> PostAsync(ChannelPost post, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(post.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ChannelSettingException("the address is no http or https address");
        }

        using var request = Request(post, address);
        using var span = Spans.Post("channel", address, attempt: 1);
        using var response = await SendAsync(request, span, cancellation);
        var taken = response.IsSuccessStatusCode;

        // A server that took the request and then goes on talking has taken it.
        var body = taken && !post.ReadsAnswer ? "" : await ReadAsync(response, taken ? LongestAnswer : LongestError, cancellation);
        var said = taken ? "" : Redaction.Of(body, address, post.Secrets);
        return new ChannelAnswer(ResultOf(address, response, said), body, RetryAfter(response));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Activity? span, CancellationToken cancellation)
    {
        try
        {
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            span.Answered((int)response.StatusCode);
            return response;
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(ChannelPost post, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(post.Body) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        request.Headers.UserAgent.ParseAdd("OpenQoE/1.0");
        foreach (var (name, value) in post.Headers)
        {
            if (value.Any(sign => sign is < ' ' or > '~'))
            {
                throw new ChannelSettingException($"what goes into the header {name} has characters that no header takes");
            }

            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private ChannelResult ResultOf(Uri address, HttpResponseMessage response, string said)
    {
        var status = (int)response.StatusCode;
        var detail = $"{address.Host} answered {status}";
        return status switch
        {
            >= 200 and < 300 => new(ChannelOutcome.Delivered, detail, null, null),
            408 or 425 or 429 or >= 500 => new(ChannelOutcome.Retry, detail, RetryAfter(response), null),
            _ => new(ChannelOutcome.Failed, $"{detail}: {PlainText.Line(said, LongestShown)}", null, null),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - _time.GetUtcNow() is var wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string> ReadAsync(HttpResponseMessage response, int longest, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[longest];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
