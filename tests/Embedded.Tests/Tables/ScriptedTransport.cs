using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace OpenQoE.Tests.Embedded.Tables;

/// <summary>Answers requests with the statuses it was given, in their order, and keeps what was asked.</summary>
internal sealed class ScriptedTransport(params int[] statuses) : HttpMessageHandler
{
    private readonly Queue<int> _statuses = new(statuses);

    public List<SentRequest> Requests { get; } = [];

    public string Body { get; set; } = "{}";

    public TableClientOptions Options() => new()
    {
        Transport = new HttpClientTransport(this),
        Retry = { Mode = RetryMode.Fixed, Delay = TimeSpan.FromMilliseconds(1), MaxRetries = 3 },
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.ToDictionary(
            header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new SentRequest(request.Method.Method, request.RequestUri!.AbsoluteUri, headers, body));
        return new HttpResponseMessage((HttpStatusCode)_statuses.Dequeue())
        {
            Content = new StringContent(Body, Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
    }
}
