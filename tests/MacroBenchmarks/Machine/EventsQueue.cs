using Azure.Storage.Queues;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>The queue that ingest writes to.</summary>
internal sealed class EventsQueue(string storage)
{
    private const int MostPeeked = 32;

    private readonly QueueClient _queue = new(storage, "qoe-events");

    public Task ClearAsync() => _queue.ClearMessagesAsync();

    /// <summary>Looks at the first messages.</summary>
    /// <returns>Bytes that an event takes there, as text and before base64, and how many events a message holds. NaN where there is none.</returns>
    public async Task<(double Text, double Bytes, double Events)> SizesAsync()
    {
        var (text, bytes, events, messages) = (0.0, 0.0, 0.0, 0);
        foreach (var message in (await _queue.PeekMessagesAsync(MostPeeked)).Value)
        {
            var decoded = Convert.FromBase64String(message.Body.ToString());
            text += message.Body.ToMemory().Length;
            bytes += decoded.Length;
            events += EventMessageCodec.Decode(decoded).Batches.Sum(batch => batch.Events.Count);
            messages++;
        }

        return (text / events, bytes / events, events / messages);
    }
}
