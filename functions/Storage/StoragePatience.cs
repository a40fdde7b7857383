using Azure;
using Azure.Storage.Queues.Models;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Storage;

/// <summary>
/// Does the work of a message, and again while the storage does not answer: waiting costs nothing, failing would use up the tries after which the queue takes
/// the message for poison.
/// </summary>
public sealed class StoragePatience(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <param name="message">Until it is visible again nobody else has it.</param>
    /// <param name="work">What can be done again from its beginning.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task RunAsync(QueueMessage message, Func<Task> work, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (MayPass(e) && !cancellation.IsCancellationRequested && time.GetUtcNow() + Pause < message.NextVisibleOn)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    /// <summary>The same with what a JSON message says, in a span that belongs to its sender's.</summary>
    /// <param name="queue">Where the message is from.</param>
    /// <param name="message">Until it is visible again nobody else has it.</param>
    /// <param name="work">What can be done again from its beginning.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task RunAsync<T>(string queue, QueueMessage message, Func<T, Task> work, CancellationToken cancellation) => Spans.RunAsync(
        () => Spans.ProcessOrBegin(queue, JsonQueues.TraceOf(message.Body)),
        () => RunAsync(message, () => work(JsonQueues.Decode<T>(message.Body)), cancellation));

    // What the storage refuses as it stands it will refuse again.
    private static bool MayPass(Exception e) => StorageErrors.Include(e) && e is not RequestFailedException { Status: >= 400 and < 500 and not (408 or 429) };
}
