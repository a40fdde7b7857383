using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>
/// Keeps a message hidden while its function runs, by renewing its visibility at half time. Each renewal brings a new pop receipt,
/// without which the message can no longer be deleted.
/// </summary>
internal sealed class MessageHold
{
    private readonly QueueClient queue;
    private readonly QueueMessage message;
    private readonly TimeSpan visibility;
    private readonly ILogger logger;
    private readonly CancellationTokenSource released = new();
    private readonly Task renewing;
    private string popReceipt;

    public MessageHold(QueueClient queue, QueueMessage message, TimeSpan visibility, ILogger logger)
    {
        this.queue = queue;
        this.message = message;
        this.visibility = visibility;
        this.logger = logger;
        popReceipt = message.PopReceipt;
        renewing = RenewAsync();
    }

    /// <summary>Ends the renewals and gives back the receipt that is valid now.</summary>
    public async Task<string> ReleaseAsync()
    {
        await released.CancelAsync();
        await renewing;
        released.Dispose();
        return popReceipt;
    }

    private async Task RenewAsync()
    {
        var wait = visibility / 2;
        while (await ElapsesAsync(wait))
        {
            try
            {
                // Not cancelled on release: whether the receipt has changed must be known.
                var renewed = await queue.UpdateMessageAsync(message.MessageId, popReceipt, (string?)null, visibility, CancellationToken.None);
                popReceipt = renewed.Value.PopReceipt;
                wait = visibility / 2;
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                logger.LogWarning("Message {Message} was taken by someone else while its function ran", message.MessageId);
                return;
            }
            catch (Exception problem)
            {
                logger.LogWarning("Message {Message} could not be kept hidden: {Problem}", message.MessageId, problem.Message);
                wait = visibility / 10;
            }
        }
    }

    private async Task<bool> ElapsesAsync(TimeSpan wait)
    {
        // Real time even where a test injects another: storage counts the visibility by its own clock.
        await Task.Delay(wait, released.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !released.IsCancellationRequested;
    }
}
