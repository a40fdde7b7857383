using System.Net;
using System.Net.Http.Headers;

namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>Posts bodies, with a key or without.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(1) };
    private readonly Uri _address;

    public LoadClient(Uri service, string? key = null)
    {
        _address = new Uri(service, "/v1/events");
        if (key is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<LoadAnswer> PostAsync(ReadOnlyMemory<byte> body)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync(_address, content);
        return new LoadAnswer(answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();
}

/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">When to come again; null when the answer does not say.</param>
/// <param name="Text">The body.</param>
internal sealed record LoadAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, string Text)
{
    /// <summary>Every event of the request was taken, just as it was.</summary>
    public bool IsWhole => Status == HttpStatusCode.Accepted && Text.Contains("\"events_rejected\":0") && Text.Contains("\"warnings\":[]");
}
