using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>Prometheus remote write over HTTP, in version 1.0 or 2.0.</summary>
public sealed class RemoteWriteClient(HttpClient http, PublishOptions options, PublishMetrics metrics, TimeProvider time, ILogger<RemoteWriteClient> logger)
    : IRemoteWrite
{
    private readonly Destination _destination = new("The remote-write receiver", "remote_write", http, options, time, logger);
    private WriteVersion _version = options.FirstVersion;

    /// <summary>For people: how the last request went.</summary>
    public string Status => _destination.Status;

    public async Task<SendDecision> SendAsync(WriteRequest request, string tenant, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var decision = await SendAsync(request, _version, tenant, deadline, cancellation);
        if (decision.Result != SendResult.NotUnderstood)
        {
            return decision;
        }

        FallBack();
        return await SendAsync(request, WriteVersion.One, tenant, deadline, cancellation);
    }

    private async Task<SendDecision> SendAsync(WriteRequest request, WriteVersion version, string tenant, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var body = request.Encode(version);
        for (var attempt = 1; ; attempt++)
        {
            var started = time.GetTimestamp();
            int? toBeWritten = version == WriteVersion.Two ? request.SampleCount : null;
            var decision = await _destination.PostAsync(Content(body, version), tenant, attempt, cancellation, toBeWritten);
            metrics.Sent(decision.Result, request.SampleCount, time.GetElapsedTime(started));
            if (decision.Result != SendResult.Retry || time.GetUtcNow() + decision.Delay > deadline)
            {
                return decision;
            }

            await Task.Delay(decision.Delay, time, cancellation);
        }
    }

    // For as long as this process lives: a receiver that learns 2.0 is asked again after the next start.
    private void FallBack()
    {
        if (Interlocked.Exchange(ref _version, WriteVersion.One) == WriteVersion.Two)
        {
            logger.LogWarning("The remote-write receiver does not know version 2.0; it gets version 1.0 from now on");
        }
    }

    private static ByteArrayContent Content(byte[] body, WriteVersion version)
    {
        var (type, number) = version == WriteVersion.Two
            ? ("application/x-protobuf;proto=io.prometheus.write.v2.Request", "2.0.0")
            : ("application/x-protobuf", "0.1.0");
        var content = new ByteArrayContent(body);

        // As it stands: the type's own text would have a space after the semicolon, which some receivers do not expect.
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        content.Headers.ContentEncoding.Add("snappy");
        content.Headers.Add("X-Prometheus-Remote-Write-Version", number);
        return content;
    }
}
