using System.Net;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Poison;

/// <summary>Stands in front of an Azurite's queues, and answers 503 to what a test chooses instead of passing it on.</summary>
internal sealed class FlakyStorage : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new();
    private readonly Uri _behind;
    private readonly Func<HttpListenerRequest, bool> _refuses;
    private readonly Task _serving;

    /// <param name="azurite">To which the rest goes.</param>
    /// <param name="refuses">What it does not pass on.</param>
    public FlakyStorage(Azurite azurite, Func<HttpListenerRequest, bool> refuses)
    {
        (_behind, _refuses) = (azurite.QueueEndpoint, refuses);
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        _listener.Prefixes.Add(address + "/");
        _listener.Start();
        ConnectionString = azurite.ConnectionString.Replace(azurite.QueueEndpoint.AbsoluteUri, $"{address}/{Azurite.AccountName}", StringComparison.Ordinal);
        _serving = ServeAsync();
    }

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _client.Dispose();
        ((IDisposable)_listener).Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        if (_refuses(context.Request))
        {
            response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            return;
        }

        using var passed = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri(_behind, context.Request.RawUrl));
        passed.Content = new StreamContent(context.Request.InputStream);
        foreach (var name in context.Request.Headers.AllKeys.Where(name => name is not ("Host" or "Connection")))
        {
            if (!passed.Headers.TryAddWithoutValidation(name!, context.Request.Headers[name])) passed.Content.Headers.TryAddWithoutValidation(name!, context.Request.Headers[name]);
        }

        using var answer = await _client.SendAsync(passed);
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase)))
        {
            response.Headers[header.Key] = string.Join(",", header.Value);
        }

        await answer.Content.CopyToAsync(response.OutputStream);
    }
}
