using Azure;
using Azure.Core;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>A function's queue and its poison queue.</summary>
internal sealed class FunctionQueue
{
    /// <summary>What storage takes for "never expires": poison messages wait for a person.</summary>
    private static readonly TimeSpan NoExpiry = TimeSpan.FromSeconds(-1);

    private readonly QueueClient _poison;
    private readonly QueueClient _rawPoison;
    private readonly ILogger _logger;
    private bool _created;

    public FunctionQueue(QueueTrigger trigger, QueueMessageEncoding encoding, ILogger logger)
    {
        _logger = logger;
        var options = Options(encoding);
        options.MessageDecodingFailed += args => SetAsideAsync(args.ReceivedMessage);
        Client = new QueueClient(trigger.ConnectionString, trigger.QueueName, options);
        _poison = new QueueClient(trigger.ConnectionString, PoisonName(trigger.QueueName), Options(encoding));
        _rawPoison = new QueueClient(trigger.ConnectionString, PoisonName(trigger.QueueName), Options(QueueMessageEncoding.None));
    }

    public QueueClient Client { get; }

    public static string PoisonName(string queueName) => $"{queueName}-poison";

    /// <summary>
    /// Up to <paramref name="count"/> messages, hidden for <paramref name="visibility"/>; the queue is created if missing.
    /// </summary>
    public async Task<QueueMessage[]> ReceiveAsync(int count, TimeSpan visibility, CancellationToken cancellation)
    {
        if (!_created) await Client.CreateIfNotExistsAsync(cancellationToken: cancellation);
        _created = true;
        try
        {
            return await Client.ReceiveMessagesAsync(count, visibility, cancellation);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            _created = false;
            return [];
        }
    }

    /// <summary>Copies a message to the poison queue, then deletes it: a crash in between leaves it twice rather than never.</summary>
    public async Task MoveToPoisonAsync(QueueMessage message, string popReceipt)
    {
        _logger.LogError(
            "Message {Message} goes to {Queue} after {Attempts} attempts", message.MessageId, _poison.Name, message.DequeueCount);
        await MoveAsync(_poison, message, popReceipt);
    }

    /// <summary>A body that is not what messageEncoding promises fails every time: no use in attempts.</summary>
    private async Task SetAsideAsync(QueueMessage? message)
    {
        if (message is null) return;
        _logger.LogError("Message {Message} cannot be decoded (see messageEncoding) and goes to {Queue}", message.MessageId, _poison.Name);
        await MoveAsync(_rawPoison, message, message.PopReceipt);
    }

    private async Task MoveAsync(QueueClient target, QueueMessage message, string popReceipt)
    {
        await target.CreateIfNotExistsAsync();
        await target.SendMessageAsync(message.Body, timeToLive: NoExpiry);
        await Client.DeleteMessageAsync(message.MessageId, popReceipt);
    }

    /// <summary>Few retries and short: the listener has its own patience, and should notice an outage soon.</summary>
    private static QueueClientOptions Options(QueueMessageEncoding encoding) => new()
    {
        MessageEncoding = encoding,
        Retry =
        {
            MaxRetries = 2,
            Delay = TimeSpan.FromMilliseconds(200),
            Mode = RetryMode.Exponential,
            NetworkTimeout = TimeSpan.FromSeconds(15),
        },
        Diagnostics = { IsLoggingEnabled = false, IsDistributedTracingEnabled = false },
    };
}
