using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Logs;

namespace OpenQoE.Functions.Logs;

/// <summary>
/// Makes lines of a counted message's events and hands them on. A message that was counted before is logged again: whoever counted it may have died
/// before its lines were on their way, and Loki shows identical ones once.
/// </summary>
public sealed class EventLog(Aggregator aggregator, LogBuffer buffer, DeferredLogs deferred, LogOptions options)
{
    private readonly IReadOnlySet<EventType> _leftOut = options.LeftOut;

    /// <summary>Returns when the lines wait in memory, or where there is no room, in the queue.</summary>
    /// <param name="message">Its counts are durable.</param>
    /// <param name="applied">What became of it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="Exception">There is no room, and the storage does not answer.</exception>
    public Task AddAsync(EventMessage message, Applied applied, CancellationToken cancellation)
    {
        if (!options.IsEnabled || aggregator.Slot is not { } slot)
        {
            return Task.CompletedTask;
        }

        var events = message.Batches.SelectMany(batch => batch.Events).Where(e => !_leftOut.Contains(e.Type) && !applied.Repeats.Contains(e)).ToList();
        var streams = slot.Read(state => events.ConvertAll(state.StreamOf));
        var lines = events.Zip(streams, LogLineWriter.Write).ToList();
        return buffer.TryAdd(lines) ? Task.CompletedTask : deferred.DeferAsync(lines, cancellation);
    }
}
