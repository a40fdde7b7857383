using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>Prometheus remote write 1.0 over HTTP.</summary>
public sealed class RemoteWriteClient(HttpClient http, PublishOptions options, PublishMetrics metrics, TimeProvider time, ILogger<RemoteWriteClient> logger)
    : IRemoteWrite
{
    private readonly Destination _destination = new("The remote-write receiver", "remote_write", http, options, time, logger);

    /// <summary>For people: how the last request went.</summary>
    public string Status => _destination.Status;

    public async Task<SendDecision> SendAsync(WriteRequest request, string tenant, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var body = request.Encode();
        for (var attempt = 1; ; attempt++)
        {
            var started = time.GetTimestamp();
            var decision = await _destination.PostAsync(Content(body), tenant, attempt, cancellation);
            metrics.Sent(decision.Result, request.SampleCount, time.GetElapsedTime(started));
            if (decision.Result != SendResult.Retry || time.GetUtcNow() + decision.Delay > deadline)
            {
                return decision;
            }

            await Task.Delay(decision.Delay, time, cancellation);
        }
    }

    private static ByteArrayContent Content(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/x-protobuf");
        content.Headers.ContentEncoding.Add("snappy");
        content.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
        return content;
    }
}
