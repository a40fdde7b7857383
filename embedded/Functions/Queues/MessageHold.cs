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
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _visibility;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewing;
    private string _popReceipt;

    public MessageHold(QueueClient queue, QueueMessage message, TimeSpan visibility, ILogger logger)
    {
        _queue = queue;
        _message = message;
        _visibility = visibility;
        _logger = logger;
        _popReceipt = message.PopReceipt;
        _renewing = RenewAsync();
    }

    /// <summary>Ends the renewals and gives back the receipt that is valid now.</summary>
    public async Task<string> ReleaseAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        _released.Dispose();
        return _popReceipt;
    }

    private async Task RenewAsync()
    {
        var wait = _visibility / 2;
        while (await ElapsesAsync(wait))
        {
            try
            {
                // Not cancelled on release: whether the receipt has changed must be known.
                var renewed = await _queue.UpdateMessageAsync(
                    _message.MessageId, _popReceipt, (string?)null, _visibility, CancellationToken.None);
                _popReceipt = renewed.Value.PopReceipt;
                wait = _visibility / 2;
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                _logger.LogWarning("Message {Message} was taken by someone else while its function ran", _message.MessageId);
                return;
            }
            catch (Exception problem)
            {
                _logger.LogWarning("Message {Message} could not be kept hidden: {Problem}", _message.MessageId, problem.Message);
                wait = _visibility / 10;
            }
        }
    }

    private async Task<bool> ElapsesAsync(TimeSpan wait)
    {
        // Real time even where a test injects another: storage counts the visibility by its own clock.
        await Task.Delay(wait, _released.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_released.IsCancellationRequested;
    }
}
