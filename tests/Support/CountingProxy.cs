using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Tests.Support;

/// <summary>Stands before a server, hands requests on, and counts them and the bytes of their bodies.</summary>
public sealed class CountingProxy : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly WebApplication _app;
    private readonly Uri _server;
    private int _calls;
    private long _bytes;

    private CountingProxy(Uri server)
    {
        _server = server;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandOnAsync);
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public int Calls => _calls;

    /// <summary>Of all bodies, as their requests say.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<CountingProxy> StartAsync(Uri server)
    {
        var proxy = new CountingProxy(server);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandOnAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        Interlocked.Add(ref _bytes, context.Request.ContentLength ?? 0);
        var target = new Uri($"{_server.GetLeftPart(UriPartial.Authority)}{context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget}");
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), target) { Content = new StreamContent(context.Request.Body) };
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive")))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
