using System.Text;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>Prometheus remote write 1.0 over HTTP.</summary>
public sealed class RemoteWriteClient(HttpClient http, PublishOptions options, PublishMetrics metrics, TimeProvider time, ILogger<RemoteWriteClient> logger)
    : IRemoteWrite
{
    private bool _isDown;

    /// <summary>For people: how the last request went.</summary>
    public string Status { get; private set; } = options.IsEnabled ? "nothing sent yet" : "none configured";

    public async Task<SendDecision> SendAsync(WriteRequest request, string tenant, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var body = request.Encode();
        for (var attempt = 1; ; attempt++)
        {
            var started = time.GetTimestamp();
            var (decision, reason) = await PostAsync(body, tenant, attempt, cancellation);
            metrics.Sent(decision.Result, request.SampleCount, time.GetElapsedTime(started));
            Log(decision, reason);
            if (decision.Result != SendResult.Retry || time.GetUtcNow() + decision.Delay > deadline)
            {
                return decision;
            }

            await Task.Delay(decision.Delay, time, cancellation);
        }
    }

    private async Task<(SendDecision Decision, string Reason)> PostAsync(byte[] body, string tenant, int attempt, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var message = Message(body, tenant);
            using var response = await http.SendAsync(message, either.Token);
            var decision = SendDecision.For((int)response.StatusCode, RetryAfter(response), attempt, Random.Shared.NextDouble());
            var reason = decision.Result == SendResult.Sent ? "" : await response.Content.ReadAsStringAsync(either.Token);
            return (decision, $"{(int)response.StatusCode} {reason[..Math.Min(reason.Length, 300)].TrimEnd().ReplaceLineEndings(" ")}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (SendDecision.For(null, null, attempt, Random.Shared.NextDouble()), e.Message);
        }
    }

    private HttpRequestMessage Message(byte[] body, string tenant)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/x-protobuf");
        content.Headers.ContentEncoding.Add("snappy");
        var message = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = content };
        message.Headers.UserAgent.ParseAdd("OpenQoE/1.0");
        message.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
        if (tenant.Length > 0)
        {
            message.Headers.Add("X-Scope-OrgID", tenant);
        }

        if (options.BearerToken.Length > 0)
        {
            message.Headers.Authorization = new("Bearer", options.BearerToken);
        }
        else if (options.Username.Length > 0)
        {
            message.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Username}:{options.Password}")));
        }

        return message;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - time.GetUtcNow() is var wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    // One line when the receiver goes and one when it comes back, however often it is tried in between.
    private void Log(SendDecision decision, string reason)
    {
        Status = decision.Result switch
        {
            SendResult.Sent => "ok",
            SendResult.Refused => "refuses requests",
            SendResult.PartlyRefused => "refuses samples",
            _ => "unreachable or overloaded",
        };
        if (decision.Result is SendResult.Refused or SendResult.PartlyRefused)
        {
            logger.LogWarning("The remote-write receiver refused {What}: {Reason}", decision.Result == SendResult.Refused ? "a request" : "samples for good", reason);
        }
        else if (decision.Result == SendResult.Retry != _isDown)
        {
            _isDown = !_isDown;
            logger.LogWarning("The remote-write receiver {State}: {Reason}", _isDown ? "does not answer as it should" : "is back", reason);
        }
    }
}
