using System.Collections.Concurrent;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Logs;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Logs;

/// <summary>Pushes lines, tenant by tenant, so that one that Loki does not serve holds up no other.</summary>
public sealed class LogPusher(LokiClient loki, TenantPauses pauses, LogOptions options, LogMetrics metrics, TimeProvider time)
{
    private const int TenantsAtOnce = 8;
    private const int QuickAttempts = 2;
    private static readonly TimeSpan LongestQuickPause = TimeSpan.FromSeconds(1);

    /// <summary>Pushes what Loki takes now.</summary>
    /// <returns>The lines to try again later, in no particular order.</returns>
    public async Task<IReadOnlyCollection<LogLine>> PushAsync(IReadOnlyCollection<LogLine> lines, CancellationToken cancellation)
    {
        if (!options.IsEnabled)
        {
            return lines;
        }

        var rest = new ConcurrentBag<LogLine>();
        var tenants = lines.GroupBy(line => options.TenantOf(line.Stream.Organisation));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = TenantsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(tenants, parallel, async (tenant, cancelled) =>
        {
            foreach (var batch in LogBatches.Split(tenant, options.MaximumPushBytes))
            {
                if (!await TryPushAsync(tenant.Key, batch, cancelled))
                {
                    foreach (var line in batch) rest.Add(line);
                }
            }
        });
        return rest;
    }

    private async Task<bool> TryPushAsync(string tenant, IReadOnlyList<LogLine> lines, CancellationToken cancellation)
    {
        if (pauses.Has(tenant))
        {
            return false;
        }

        var body = LogPush.Encode(lines, time.GetUtcNow().ToUnixTimeMilliseconds(), (long)options.MaximumAge.TotalMilliseconds);
        var decision = await loki.PushAsync(body, tenant, attempt: 1, cancellation);
        for (var attempt = 2; attempt <= QuickAttempts && decision.Result == SendResult.Retry && decision.Delay <= LongestQuickPause; attempt++)
        {
            await Task.Delay(decision.Delay, time, cancellation);
            decision = await loki.PushAsync(body, tenant, attempt, cancellation);
        }

        return IsDone(tenant, lines.Count, decision);
    }

    // What is refused as a whole waits for somebody to set key, address or tenant right. What is refused in part Loki will never take, and it has the rest.
    private bool IsDone(string tenant, int lines, SendDecision decision)
    {
        if (decision.Result is SendResult.Retry or SendResult.Refused)
        {
            pauses.Failed(tenant, decision.Delay);
            return false;
        }

        pauses.Succeeded(tenant);
        metrics.Count(decision.Result == SendResult.Sent ? LogResult.Sent : LogResult.Refused, lines);
        return true;
    }
}
