using System.Diagnostics.Metrics;
using Azure.Storage.Queues;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Storage;

/// <summary>How much waits in a queue.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Messages">About how many there are, hidden ones included.</param>
/// <param name="OldestSeconds">Age of the oldest message that waits; 0 when none does.</param>
public sealed record QueueDepth(string Queue, int Messages, double OldestSeconds);

/// <summary>Measures the queues, poison queues included.</summary>
public sealed class QueueDepths
{
    private readonly QueueClient[] _queues;
    private readonly TimeProvider _time;
    private IReadOnlyList<QueueDepth> _last = [];

    public QueueDepths(QueueClients clients, TimeProvider time, IMeterFactory meters)
    {
        var names = StorageNames.Queues.SelectMany(queue => new[] { queue, queue + StorageNames.PoisonSuffix });
        _queues = [.. names.Select(name => clients.CreateWithoutRetries(name, TimeSpan.FromSeconds(10)))];
        _time = time;
        var meter = meters.Create(SelfMetrics.MeterName);
        meter.CreateObservableGauge("openqoe_queue_depth", () => Measurements(d => d.Messages), description: "Messages in a queue, about.");
        meter.CreateObservableGauge("openqoe_queue_oldest_seconds", () => Measurements(d => d.OldestSeconds), "s", "Age of a queue's oldest waiting message.");
    }

    /// <summary>Asks the storage.</summary>
    /// <exception cref="Azure.RequestFailedException">The storage does not answer as it should.</exception>
    public async Task<IReadOnlyList<QueueDepth>> MeasureAsync(CancellationToken cancellation) =>
        _last = await Task.WhenAll(_queues.Select(queue => MeasureAsync(queue, cancellation)));

    private async Task<QueueDepth> MeasureAsync(QueueClient queue, CancellationToken cancellation)
    {
        try
        {
            var properties = (await queue.GetPropertiesAsync(cancellation)).Value;
            var oldest = (await queue.PeekMessagesAsync(1, cancellation)).Value.FirstOrDefault()?.InsertedOn;
            return new QueueDepth(queue.Name, properties.ApproximateMessagesCount, oldest is null ? 0 : (_time.GetUtcNow() - oldest.Value).TotalSeconds);
        }
        catch (Azure.RequestFailedException e) when (e.Status == 404)
        {
            return new QueueDepth(queue.Name, 0, 0);
        }
    }

    private IEnumerable<Measurement<double>> Measurements(Func<QueueDepth, double> value) =>
        _last.Select(depth => new Measurement<double>(value(depth), new KeyValuePair<string, object?>("queue", depth.Queue)));
}
