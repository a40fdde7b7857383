using Azure;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Slo;
using OpenQoE.Shared.Events;

namespace OpenQoE.Functions.Aggregation;

/// <summary>
/// Counts messages in a slot of this process, leased when the first message comes. Loops commit it, agree on its labels with other instances, publish it, and write its SLIs; see
/// docs/decisions/001-exact-counters.md for why each message is counted once.
/// </summary>
public sealed class Aggregator(
    SlotLeasing leasing, SlotDirectory directory, CardinalitySync cardinality, SlotPublisher publisher, SliWriter slis, IngestCounts requests, AggregationOptions options, PublishOptions publishing,
    TimeProvider time, ILogger<Aggregator> logger)
{
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _leasing = new(1, 1);

    private DateTimeOffset _warnedAt;

    /// <summary>The slot in use, or null before the first message.</summary>
    public OwnedSlot? Slot { get; private set; }

    /// <summary>Counts a message; returns when the counts are durable.</summary>
    /// <param name="message">From the queue.</param>
    /// <param name="redelivered">True when it was delivered before: then somebody may have counted it.</param>
    /// <param name="hiddenUntil">Until then the queue gives the message to nobody else.</param>
    /// <param name="cancellation">Gives up before the message is counted, never after.</param>
    /// <exception cref="MessageHeldTooLongException">It was not counted and will be delivered again.</exception>
    /// <exception cref="SlotLostException">It will be delivered again; then it is found out whether it was counted.</exception>
    public async Task<Applied> ApplyAsync(EventMessage message, bool redelivered, DateTimeOffset hiddenUntil, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var slot = await LeaseAsync(cancellation);
                if ((redelivered || message.PossibleCopy) && await directory.WasAppliedElsewhereAsync(message.Id, slot.Number, cancellation))
                {
                    return Applied.Before(Task.CompletedTask);
                }

                await cardinality.EnsureAsync(slot, message, cancellation);
                if (slot.TryApply(message, hiddenUntil) is { } applied)
                {
                    await applied.Committed;
                    return applied;
                }
            }
            catch (Exception e) when (IsStorageFailure(e) && time.GetUtcNow() + StoragePause < hiddenUntil)
            {
                // Waiting costs nothing; failing would use up the tries after which the queue takes the message for poison.
                WarnNowAndThen(e);
                await Task.Delay(StoragePause, time, cancellation);
            }
        }
    }

    /// <summary>Commits and publishes until told to stop.</summary>
    /// <param name="stopping">Ends the loops after what they are doing.</param>
    /// <param name="abort">Breaks off what they are doing.</param>
    public Task RunAsync(CancellationToken stopping, CancellationToken abort) => Task.WhenAll(
        EveryAsync(options.CommitInterval, slot => slot.CommitAsync(publish: null, abort), stopping, abort),
        EveryAsync(CardinalitySync.Pace, slot => cardinality.RunAsync(slot, abort), stopping, abort),
        EveryAsync(SliWriter.Pace, slot => WriteSlisAsync(slot, abort), stopping, abort),
        EveryAsync(publishing.PublishInterval, slot => publisher.PublishAsync(slot, abort), stopping, abort));

    /// <summary>Commits, publishes and gives the slot back; call it when no message is being applied any more.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (Slot is not { IsLost: false } slot)
        {
            return;
        }

        try
        {
            await cardinality.StopAsync(slot, cancellation);
            await slot.CommitAsync(publish: null, cancellation);
            await publisher.PublishAsync(slot, cancellation);
            await slis.WriteLastAsync(slot, cancellation);
            await slot.CommitAsync(publish: null, cancellation);
        }
        finally
        {
            if (!slot.IsLost)
            {
                await slot.ReleaseAsync(cancellation);
            }
        }
    }

    private Task WriteSlisAsync(OwnedSlot slot, CancellationToken abort)
    {
        slot.CountRequests(requests.Take());
        return slis.RunAsync(slot, abort);
    }

    private async Task<OwnedSlot> LeaseAsync(CancellationToken cancellation)
    {
        if (Slot is { IsLost: false } held)
        {
            return held;
        }

        await _leasing.WaitAsync(cancellation);
        try
        {
            return Slot is { IsLost: false } leased ? leased : Slot = await leasing.LeaseLowestAsync(cancellation);
        }
        finally
        {
            _leasing.Release();
        }
    }

    // Hundreds of messages can be waiting.
    private void WarnNowAndThen(Exception e)
    {
        var now = time.GetUtcNow();
        if (now - _warnedAt > TimeSpan.FromSeconds(30))
        {
            _warnedAt = now;
            logger.LogWarning("Messages wait for the tables: {Reason}", e.Message);
        }
    }

    private static bool IsStorageFailure(Exception e) =>
        e is RequestFailedException or AuthenticationFailedException or AggregateException or IOException;

    private async Task EveryAsync(TimeSpan interval, Func<OwnedSlot, Task> work, CancellationToken stopping, CancellationToken abort)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Task.Delay(interval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            try
            {
                if (!stopping.IsCancellationRequested && Slot is { IsLost: false } slot)
                {
                    await work(slot);
                }
            }
            catch (SlotLostException lost)
            {
                logger.LogWarning("{Reason}", lost.Message);
            }
            catch (Exception e)
            {
                // Broken off, or a defect: the loop goes on, for without commits no message would ever leave the queue.
                logger.Log(abort.IsCancellationRequested ? LogLevel.Debug : LogLevel.Error, e, "Committing, agreeing, publishing or writing SLIs failed");
            }
        }
    }
}
