using Azure;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Operations;

/// <summary>Whether this instance can do its work.</summary>
/// <param name="Ready">True when it can take events.</param>
/// <param name="Checks">What was looked at, and what was seen. Destinations are reported but never decide: events wait for them.</param>
public sealed record ReadinessReport(bool Ready, IReadOnlyDictionary<string, string> Checks);

/// <summary>Looks at queues, tables and destinations.</summary>
public sealed class Readiness(QueueDepths queues, SlotDirectory slots, RemoteWriteClient remoteWrite)
{
    private const string Ok = "ok";

    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellation)
    {
        var queue = CheckAsync(() => queues.MeasureAsync(cancellation));
        var tables = CheckAsync(() => slots.ListAsync(cancellation));
        var checks = new Dictionary<string, string> { ["queues"] = await queue, ["tables"] = await tables, ["remote_write"] = remoteWrite.Status };
        return new ReadinessReport(checks["queues"] == Ok && checks["tables"] == Ok, checks);
    }

    private static async Task<string> CheckAsync<T>(Func<Task<T>> look)
    {
        try
        {
            await look();
            return Ok;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // The status or type only: messages of the storage client can name accounts.
            return e is RequestFailedException { Status: > 0 } failed ? $"failed with status {failed.Status}" : "unreachable";
        }
    }
}
