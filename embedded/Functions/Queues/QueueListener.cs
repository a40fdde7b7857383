using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>
/// Feeds one function from its queue: whenever no more than newBatchThreshold invocations run, it fetches another batch, so up to
/// batchSize + newBatchThreshold run at once.
/// </summary>
internal sealed class QueueListener(
    FunctionQueue queue, MessageProcessor processor, QueueSettings settings, StorageHealth health) : IListener
{
    /// <summary>
    /// How long a fetch under way at shutdown may still take. Cancelling it at once could hide messages that nobody works on.
    /// </summary>
    private static readonly TimeSpan LastFetch = TimeSpan.FromSeconds(5);

    private readonly PollingBackoff _backoff = new(settings.MaxPollingInterval, Random.Shared);
    private readonly InFlight _running = new();

    public static QueueListener Create(
        Function function, QueueTrigger trigger, QueueSettings settings, FunctionRunner runner, ILogger logger)
    {
        var queue = new FunctionQueue(trigger, settings.MessageEncoding, logger);
        var processor = new MessageProcessor(function, queue, settings, runner, logger);
        return new QueueListener(queue, processor, settings, new StorageHealth(trigger.QueueName, logger));
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var fetching = new CancellationTokenSource();
        using var last = stopping.UnsafeRegister(state => ((CancellationTokenSource)state!).CancelAfter(LastFetch), fetching);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await _running.WaitUntilAtMostAsync(settings.FetchBelow, stopping);
                if (await FetchAsync(fetching.Token)) _backoff.Reset();
                else await Task.Delay(_backoff.Next(), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What runs is awaited below.
        }
        await _running.WaitUntilAtMostAsync(0, CancellationToken.None);
    }

    /// <returns>Whether there were messages.</returns>
    private async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        try
        {
            var messages = await queue.ReceiveAsync(settings.BatchSize, settings.MessageVisibility, cancellation);
            health.Succeeded();
            foreach (var message in messages) Start(message);
            return messages.Length > 0;
        }
        catch (Exception problem)
        {
            if (!cancellation.IsCancellationRequested) health.Failed(problem);
            return false;
        }
    }

    private void Start(QueueMessage message)
    {
        _running.Add();
        _ = Task.Run(async () =>
        {
            try
            {
                await processor.ProcessAsync(message);
            }
            finally
            {
                _running.Remove();
            }
        });
    }
}
