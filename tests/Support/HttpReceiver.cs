using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace OpenQoE.Tests.Support;

/// <summary>A request that a receiver got; the body is unpacked.</summary>
public sealed record ReceivedPost(string Path, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>How a receiver answers.</summary>
public sealed record ReceiverAnswer(int Status, string Body = "", TimeSpan Delay = default, string? RetryAfter = null, string? Location = null);

/// <summary>An HTTP server on loopback that keeps what is posted to it.</summary>
public sealed class HttpReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<ReceivedPost> _posts = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    public HttpReceiver()
    {
        Address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>By what was received; 200 without a body unless set.</summary>
    public Func<ReceivedPost, ReceiverAnswer> Answer { get; set; } = _ => new ReceiverAnswer(200);

    public IReadOnlyList<ReceivedPost> Posts => [.. _posts];

    public IEnumerable<ReceivedPost> To(string path) => _posts.Where(post => post.Path == path);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();

        // Not stopped before: then it would take its port once more in order to give it back.
        ((IDisposable)_listener).Dispose();
        await _serving;
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static Stream Unpacked(HttpListenerRequest request) =>
        request.Headers["Content-Encoding"] == "gzip" ? new GZipStream(request.InputStream, CompressionMode.Decompress) : request.InputStream;

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var reader = new StreamReader(Unpacked(context.Request), Encoding.UTF8);
            var headers = context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
            var post = new ReceivedPost(context.Request.Url!.AbsolutePath, headers, await reader.ReadToEndAsync(), TimeProvider.System.GetUtcNow());
            _posts.Enqueue(post);
            var answer = Answer(post);
            await Task.Delay(answer.Delay, _stopping.Token);
            context.Response.StatusCode = answer.Status;

            // Now and then the listener drops a connection that is used again, which would look like a failure of its own.
            context.Response.KeepAlive = false;
            if (answer.RetryAfter is { } wait)
            {
                context.Response.Headers["Retry-After"] = wait;
            }

            context.Response.RedirectLocation = answer.Location;

            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Whoever asked has gone, or the server has.
        }
    }
}
