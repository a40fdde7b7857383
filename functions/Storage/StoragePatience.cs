using Azure;
using Azure.Storage.Queues.Models;

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

    // What the storage refuses as it stands it will refuse again.
    private static bool MayPass(Exception e) => StorageErrors.Include(e) && e is not RequestFailedException { Status: >= 400 and < 500 and not (408 or 429) };
}
