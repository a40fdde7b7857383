using System.Text;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>An HTTP endpoint that data is pushed to.</summary>
/// <param name="name">For the log, as the beginning of a sentence.</param>
/// <param name="target">What kind of server it is, for spans.</param>
/// <param name="http">Without redirects: a login page's 200 is no receipt.</param>
/// <param name="options">Address, authentication, time limit.</param>
/// <param name="time">For time limits and <c>Retry-After</c>.</param>
/// <param name="logger">Gets one line when the endpoint goes and one when it comes back.</param>
public sealed class Destination(string name, string target, HttpClient http, DestinationOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RepeatRefusalsAfter = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private bool _isDown;
    private SendResult _said;
    private DateTimeOffset _saidAt;

    /// <summary>For people: how the last request went.</summary>
    public string Status { get; private set; } = options.IsEnabled ? "nothing sent yet" : "none configured";

    /// <summary>Makes a client for destinations. It has no time limit of its own: each request has. What is told of traces is told here, by the span that we export.</summary>
    public static HttpClient Http() => new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, ActivityHeadersPropagator = null })
        { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Posts once.</summary>
    /// <param name="content">With its headers; disposed of.</param>
    /// <param name="tenant">Value of <c>X-Scope-OrgID</c>; empty for none.</param>
    /// <param name="attempt">1 for the first: the wait before the next grows with it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="samples">How many samples the receiver has to say it has written; null when it has to say nothing.</param>
    public async Task<SendDecision> PostAsync(HttpContent content, string tenant, int attempt, CancellationToken cancellation, int? samples = null)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        var (decision, reason) = await TryPostAsync(content, tenant, attempt, samples, either.Token, cancellation);
        Note(decision.Result, reason);
        return decision;
    }

    private async Task<(SendDecision Decision, string Reason)> TryPostAsync(
        HttpContent content, string tenant, int attempt, int? samples, CancellationToken either, CancellationToken cancellation)
    {
        using var message = Message(content, tenant);
        using var span = Spans.Post(target, message.RequestUri!, attempt);
        if (span is not null) message.Headers.Add("traceparent", span.Id);
        try
        {
            using var response = await http.SendAsync(message, either);
            span.Answered((int)response.StatusCode);
            var decision = Decide(response, samples, attempt);
            var reason = decision.Result == SendResult.Sent ? "" : await response.Content.ReadAsStringAsync(either);
            var count = Written(response) is { } written && written < samples ? $"({written} of {samples} samples written) " : "";
            return (decision, $"{(int)response.StatusCode} {count}{reason[..Math.Min(reason.Length, 300)].TrimEnd().ReplaceLineEndings(" ")}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            span.Failed(e);
            return (SendDecision.For(null, null, attempt, Random.Shared.NextDouble()), e.Message);
        }
    }

    private SendDecision Decide(HttpResponseMessage response, int? samples, int attempt)
    {
        var (status, jitter) = ((int)response.StatusCode, Random.Shared.NextDouble());
        return samples is { } sent
            ? SendDecision.ForTwo(status, Written(response), sent, RetryAfter(response), attempt, jitter)
            : SendDecision.For(status, RetryAfter(response), attempt, jitter);
    }

    private static long? Written(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-Prometheus-Remote-Write-Samples-Written", out var values) && long.TryParse(values.First(), out var written) ? written : null;

    private HttpRequestMessage Message(HttpContent content, string tenant)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = content };
        message.Headers.UserAgent.ParseAdd("OpenQoE/1.0");
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

    private void Note(SendResult result, string reason)
    {
        if (result == SendResult.NotUnderstood)
        {
            return;
        }

        lock (_gate)
        {
            Status = result switch
            {
                SendResult.Sent => "ok",
                SendResult.Refused => "refuses requests",
                SendResult.PartlyRefused => "refuses some of what it gets",
                _ => "unreachable or overloaded",
            };
            if (result is SendResult.Refused or SendResult.PartlyRefused)
            {
                LogRefusal(result, reason);
            }
            else if (result == SendResult.Retry != _isDown)
            {
                _isDown = !_isDown;
                logger.LogWarning("{Destination} {State}: {Reason}", name, _isDown ? "does not answer as it should" : "is back", reason);
            }
        }
    }

    // What is refused for its own fault is refused again and again.
    private void LogRefusal(SendResult result, string reason)
    {
        var now = time.GetUtcNow();
        if (result != _said || now - _saidAt >= RepeatRefusalsAfter)
        {
            (_said, _saidAt) = (result, now);
            logger.LogWarning("{Destination} refused {What}: {Reason}", name, result == SendResult.Refused ? "a request" : "a part of it for good", reason);
        }
    }
}
