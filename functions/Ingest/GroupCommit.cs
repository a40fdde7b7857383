using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Functions.Ingest;

/// <summary>
/// Makes one message out of what many requests brought: after a message has left, the next one fills up for a while. Alone, a request
/// goes at once, and a storage that is slow to answer has several messages on their way.
/// </summary>
public sealed class GroupCommit(
    IMessageSender sender, IngestMetrics metrics, IngestCounts counts, IOptions<IngestOptions> options, TimeProvider clock, ILogger<GroupCommit> logger)
    : IHostedService
{
    /// <summary>What compresses into one message as a rule: events take a third of their bytes.</summary>
    private const int GroupBytes = 128 * 1024;

    /// <summary>How long after one message the next one leaves, unless it is full before: fewer messages cost the queue and its readers less.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(10);

    private readonly WaitingBatches _waiting = new(options.Value.MaxWaitingBytes, GroupBytes);
    private readonly SemaphoreSlim _senders = new(options.Value.Senders);
    private Task _sending = Task.CompletedTask;

    /// <summary>True once all of the batch is durable; false when it is not, or only in part.</summary>
    public async Task<bool> StoreAsync(EventBatch batch)
    {
        var stored = _waiting.TryAdd(EventBatchCodec.Encode(batch));
        var isAllDurable = stored is not null && await stored;
        counts.Add(batch, isAllDurable);
        return isAllDurable;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sending = Task.Run(SendGroupsAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Sends what waits, then ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Close();
        return _sending.WaitAsync(cancellationToken);
    }

    private async Task SendGroupsAsync()
    {
        await _senders.WaitAsync();
        while (await _waiting.TakeGroupAsync() is { } group)
        {
            _ = Task.Run(() => SendOrGiveUpAsync(group));
            await Task.WhenAny(_waiting.NextGroupIsFullAsync(), Task.Delay(Spacing, clock));
            await _senders.WaitAsync();
        }
        for (var others = 1; others < options.Value.Senders; others++) await _senders.WaitAsync();
    }

    // A send that ended over a bug would leave its requests waiting for ever.
    private async Task SendOrGiveUpAsync(List<WaitingBatch> group)
    {
        try
        {
            await SendGroupAsync(group);
        }
        catch (Exception e)
        {
            logger.LogError(e, "{Batches} batches of events could not be sent; their requests are answered 503.", group.Count);
            _waiting.Complete(group.Where(waiting => !waiting.IsDurable.IsCompleted), isDurable: false);
        }
        finally
        {
            _senders.Release();
        }
    }

    private async Task SendGroupAsync(List<WaitingBatch> group)
    {
        var message = EventMessageCodec.Encode(NewId(), possibleCopy: false, [.. group.Select(waiting => waiting.Batch)]);
        if (message.Length > EventMessageCodec.MaxBytes - TraceContexts.Length && group.Count > 1)
        {
            await SendGroupAsync(group[..(group.Count / 2)]);
            await SendGroupAsync(group[(group.Count / 2)..]);
            return;
        }
        _waiting.Complete(group, await SendMessageAsync(message, OriginsOf(group)));
    }

    private async Task<bool> SendMessageAsync(byte[] message, SpanOrigins origins)
    {
        using var span = Spans.Send(StorageNames.EventsQueue, origins);
        if (span is not null) message = EventMessageCodec.WithTrace(message, span.Context);
        var result = await sender.SendAsync(message, hiddenFor: null);
        for (var sends = 1; SendPolicy.SendAgain(result, sends); sends++)
        {
            metrics.SentAgain();
            EventMessageCodec.MarkPossibleCopy(message);
            await Task.Delay(SendPolicy.Pause(sends), clock);
            result = await sender.SendAsync(message, SendPolicy.CopyHiddenFor);
        }
        if (result != SendResult.Stored) span?.SetTag("error.type", $"{result}").SetStatus(ActivityStatusCode.Error);
        return result == SendResult.Stored;
    }

    private static SpanOrigins OriginsOf(List<WaitingBatch> group)
    {
        var origins = new SpanOrigins();
        foreach (var waiting in group) origins.Add(waiting.Trace);
        return origins;
    }

    private static ulong NewId() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
