using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace OpenQoE.Tests.Functions.Publishing;

/// <summary>A remote-write endpoint behind a real socket that answers as told, and keeps what it got.</summary>
internal sealed class ReceiverServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<(int Status, string RetryAfter, int? Written)> _answers = new();
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private readonly WebApplication _app;

    private ReceiverServer(WebApplication app) => _app = app;

    public string Url { get; private set; } = "";

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    public static async Task<ReceiverServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ReceiverServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Url = server._app.Urls.Single() + "/api/v1/push";
        return server;
    }

    /// <summary>What the next request is answered; without more answers it is 204.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="retryAfter">Header <c>Retry-After</c>.</param>
    /// <param name="written">How many samples it says it has written; null for what does not know remote write 2.0.</param>
    public void NextAnswer(int status, string retryAfter = "", int? written = null) => _answers.Enqueue((status, retryAfter, written));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue(new(context.Request.Method, context.Request.Path, context.Request.Headers.ToDictionary(), body.ToArray()));
        var (status, retryAfter, written) = _answers.TryDequeue(out var answer) ? answer : (204, "", null);
        context.Response.StatusCode = status;
        if (retryAfter.Length > 0) context.Response.Headers.RetryAfter = retryAfter;
        if (written is { } count) context.Response.Headers["X-Prometheus-Remote-Write-Samples-Written"] = count.ToString(CultureInfo.InvariantCulture);
        if (status != 204) await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"answer {status}"));
    }
}

internal sealed record ReceivedRequest(string Method, string Path, Dictionary<string, StringValues> Headers, byte[] Body)
{
    public string? this[string header] => Headers.TryGetValue(header, out var value) ? value.ToString() : null;
}
