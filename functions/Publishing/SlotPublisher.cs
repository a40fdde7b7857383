using System.Collections.Concurrent;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>
/// Publishes slots at committed timestamps. A series' first publication is a 0; its values follow at once, at the next timestamp,
/// when the receiver has taken the 0 and that fact is committed: so a crash at any point repeats a 0 or a value, and never puts a 0
/// after a value. See docs/decisions/002-zero-before-first-value.md.
/// </summary>
public sealed class SlotPublisher(IRemoteWrite receiver, PublishOptions options, PublishMetrics metrics, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = new();

    /// <summary>Publishes what is due. A receiver that is down is no error: the next call carries the newer totals.</summary>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public async Task PublishAsync(OwnedSlot slot, CancellationToken cancellation)
    {
        if (await PublishAsync(slot, PublicationScope.All, cancellation))
        {
            await PublishAsync(slot, PublicationScope.AfterZero, cancellation);
        }
    }

    /// <returns>True when new series may now be followed by their values.</returns>
    private async Task<bool> PublishAsync(OwnedSlot slot, PublicationScope scope, CancellationToken cancellation)
    {
        if (await slot.CommitAsync(scope, cancellation) is not { Series.Count: > 0 } publication)
        {
            return false;
        }

        using var span = Spans.Step("publish", slot.Publishing)?.SetTag("openqoe.slot", slot.Number).SetTag("openqoe.series", publication.Series.Count);
        var oldest = slot.TakeOldestUnpublished();
        var sending = new Sending(slot, publication);
        try
        {
            await SendAsync(sending, cancellation);
        }
        finally
        {
            sending.GiveBackTheRest();
            End(sending, oldest);
        }

        return sending.Opened;
    }

    private void End(Sending sending, DateTimeOffset? oldest)
    {
        if (!sending.IsComplete)
        {
            sending.Slot.PutBackOldestUnpublished(oldest);
            return;
        }

        metrics.Published(oldest, time.GetUtcNow());
        sending.Slot.Published();
        if (!sending.Opened)
        {
            sending.Slot.TracesPublished();
        }
    }

    private async Task SendAsync(Sending sending, CancellationToken cancellation)
    {
        if (!options.IsEnabled)
        {
            sending.Sent(sending.Publication.Series);
            return;
        }

        var tenants = sending.Publication.Series.ToLookup(TenantOf);

        // Among several tenants one that is to be waited for must not make the others wait.
        var deadline = time.GetUtcNow() + (tenants.Count == 1 ? options.PublishInterval : TimeSpan.Zero);
        foreach (var tenant in tenants.Where(t => _notBefore.GetValueOrDefault(t.Key) <= time.GetUtcNow()))
        {
            var requests = WriteRequest.Divide(tenant, sending.Publication.Slot, sending.Publication.Timestamp, options.MaximumSamples);
            await SendAsync(sending, tenant.Key, requests, deadline, cancellation);
        }
    }

    private async Task SendAsync(
        Sending sending, string tenant, IEnumerable<WriteRequest> requests, DateTimeOffset deadline, CancellationToken cancellation)
    {
        foreach (var request in requests)
        {
            var decision = await receiver.SendAsync(request, tenant, deadline, cancellation);
            if (decision.Result == SendResult.Retry)
            {
                _notBefore[tenant] = time.GetUtcNow() + decision.Delay;
                return;
            }

            if (decision.Result != SendResult.Refused)
            {
                sending.Sent(request.Series);
            }
        }
    }

    private string TenantOf(PublishedSeries series) =>
        options.TenantOf(series.Series.Labels.Find(BaseLabels.Organisation) ?? "");

    /// <summary>What of a publication has arrived.</summary>
    private sealed class Sending(OwnedSlot slot, Publication publication)
    {
        private readonly HashSet<PublishedSeries> _rest = [.. publication.Series];

        public OwnedSlot Slot => slot;

        public Publication Publication => publication;

        public bool Opened { get; private set; }

        public bool IsComplete => _rest.Count == 0;

        public void Sent(IReadOnlyList<PublishedSeries> series)
        {
            Opened |= slot.Sent(series, publication.Timestamp);
            _rest.ExceptWith(series);
        }

        public void GiveBackTheRest() => slot.NotSent([.. _rest]);
    }
}
