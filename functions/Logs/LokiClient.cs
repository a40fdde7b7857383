using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Logs;

/// <summary>Loki's push API over HTTP.</summary>
public sealed class LokiClient(HttpClient http, LogOptions options, LogMetrics metrics, TimeProvider time, ILogger<LokiClient> logger)
{
    private readonly Destination _destination = new("Loki", "loki", http, options, time, logger);

    /// <summary>For people: how the last request went.</summary>
    public string Status => _destination.Status;

    /// <summary>Pushes once.</summary>
    /// <param name="body">Compressed with gzip.</param>
    /// <param name="tenant">Value of <c>X-Scope-OrgID</c>; empty for none.</param>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<SendDecision> PushAsync(byte[] body, string tenant, int attempt, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        var decision = await _destination.PostAsync(content, tenant, attempt, cancellation);
        metrics.Pushed(time.GetElapsedTime(started));
        return decision;
    }
}
