using Azure;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Takes one message through its function: deleted on success, tried again or poisoned on failure.</summary>
internal sealed class MessageProcessor(
    Function function, FunctionQueue queue, QueueSettings settings, FunctionRunner runner, ILogger logger)
{
    /// <summary>Never throws: a message that storage would not let go of reappears when its visibility timeout ends.</summary>
    public async Task ProcessAsync(QueueMessage message)
    {
        try
        {
            // Earlier attempts ended without a verdict, as when they took the process with them.
            if (message.DequeueCount > settings.MaxDequeueCount) await queue.MoveToPoisonAsync(message, message.PopReceipt);
            else await RunAsync(message);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            logger.LogWarning("Message {Message} had been taken by someone else when its function ended", message.MessageId);
        }
        catch (Exception problem)
        {
            logger.LogWarning(
                "Message {Message} will reappear, storage did not take its outcome: {Problem}", message.MessageId, problem.Message);
        }
    }

    private async Task RunAsync(QueueMessage message)
    {
        var hold = new MessageHold(queue.Client, message, settings.MessageVisibility, logger);
        var succeeded = await runner.TryRunAsync(function, message);
        var popReceipt = await hold.ReleaseAsync();
        if (succeeded) await queue.Client.DeleteMessageAsync(message.MessageId, popReceipt);
        else if (runner.Cancelling) await ReleaseAsync(message, popReceipt, TimeSpan.Zero);
        else if (message.DequeueCount >= settings.MaxDequeueCount) await queue.MoveToPoisonAsync(message, popReceipt);
        else await ReleaseAsync(message, popReceipt, settings.VisibilityTimeout);
    }

    private Task ReleaseAsync(QueueMessage message, string popReceipt, TimeSpan delay)
        => queue.Client.UpdateMessageAsync(message.MessageId, popReceipt, (string?)null, delay);
}
