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
    // One tenant's receiver may be at its limit while the others' take more.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = [];

    /// <summary>Publishes what is due. A receiver that is down is no error: the next call carries the newer totals.</summary>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public async Task PublishAsync(OwnedSlot slot, CancellationToken cancellation)
    {
        if (options.IsEnabled && options.Tenancy == Tenancy.Fixed && MustWait(options.Tenant))
        {
            return;
        }

        var more = true;
        while (more && await slot.CommitAsync(publish: true, cancellation) is { Series.Count: > 0 } publication)
        {
            var oldest = slot.TakeOldestUnpublished();
            (var sent, more) = await SendAsync(slot, publication, cancellation);
            if (sent)
            {
                metrics.Published(oldest, time.GetUtcNow());
            }
            else
            {
                slot.PutBackOldestUnpublished(oldest);
            }
        }
    }

    private async Task<(bool Sent, bool More)> SendAsync(OwnedSlot slot, Publication publication, CancellationToken cancellation)
    {
        if (!options.IsEnabled)
        {
            return (true, slot.Sent(publication.Series, publication.Timestamp));
        }

        var (sent, more) = (true, false);
        foreach (var tenant in publication.Series.GroupBy(TenantOf))
        {
            var (sentAll, moreOfIt) = await SendAsync(slot, publication, tenant, cancellation);
            sent &= sentAll;
            more |= moreOfIt;
        }

        return (sent, more);
    }

    private async Task<(bool Sent, bool More)> SendAsync(
        OwnedSlot slot, Publication publication, IGrouping<string, PublishedSeries> tenant, CancellationToken cancellation)
    {
        var deadline = time.GetUtcNow() + options.PublishInterval;
        var more = false;
        var rest = new Queue<PublishedSeries[]>(Requests(tenant));
        try
        {
            while (rest.TryPeek(out var series) && !MustWait(tenant.Key))
            {
                var decision = await receiver.SendAsync(Encode(series, publication), tenant.Key, deadline, cancellation);
                if (decision.Result == SendResult.Retry)
                {
                    _notBefore[tenant.Key] = time.GetUtcNow() + decision.Delay;
                    break;
                }

                more |= slot.Sent(rest.Dequeue(), publication.Timestamp);
            }
        }
        finally
        {
            foreach (var series in rest)
            {
                slot.NotSent(series);
            }
        }

        return (rest.Count == 0, more);
    }

    private bool MustWait(string tenant) => time.GetUtcNow() < _notBefore.GetValueOrDefault(tenant);

    private IEnumerable<PublishedSeries[]> Requests(IGrouping<string, PublishedSeries> tenant)
    {
        var request = new List<PublishedSeries>();
        var samples = 0;
        foreach (var series in tenant)
        {
            var more = Exposition.SamplesOf(series.Series.Metric);
            if (samples + more > options.MaximumSamples && request.Count > 0)
            {
                yield return [.. request];
                request.Clear();
                samples = 0;
            }

            request.Add(series);
            samples += more;
        }

        yield return [.. request];
    }

    private static WriteRequest Encode(PublishedSeries[] series, Publication publication)
    {
        var request = new WriteRequest();
        foreach (var one in series)
        {
            request.Add(one, publication.Slot, publication.Timestamp);
        }

        foreach (var metric in series.Select(s => s.Series.Metric).Distinct())
        {
            request.AddMetadata(metric);
        }

        return request;
    }

    private string TenantOf(PublishedSeries series) =>
        options.Tenancy == Tenancy.Fixed ? options.Tenant : series.Series.Labels.Find(BaseLabels.Organisation) ?? "";
}
