using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Operations;

/// <summary>Whether this instance can do its work.</summary>
/// <param name="Ready">True when it can take events.</param>
/// <param name="Checks">What was looked at, and what was seen. Destinations are reported but never decide: events wait for them.</param>
public sealed record ReadinessReport(bool Ready, IReadOnlyDictionary<string, string> Checks);

/// <summary>Looks at queues, tables and destinations.</summary>
public sealed class Readiness(QueueDepths queues, SlotDirectory slots, RemoteWriteClient remoteWrite, LokiClient loki)
{
    private const string Ok = "ok";

    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellation)
    {
        var queue = Look<IReadOnlyList<QueueDepth>>.AtAsync(() => queues.MeasureAsync(cancellation));
        var tables = Look<object>.AtAsync(async () => await slots.ListAsync(cancellation));
        var checks = new Dictionary<string, string>
        {
            ["queues"] = (await queue).Failure ?? Ok, ["tables"] = (await tables).Failure ?? Ok, ["remote_write"] = remoteWrite.Status,
            ["loki"] = loki.Status,
        };
        return new ReadinessReport(checks["queues"] == Ok && checks["tables"] == Ok, checks);
    }
}
