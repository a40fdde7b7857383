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
    private DateTimeOffset _notBefore;

    /// <summary>Publishes what is due. A receiver that is down is no error: the next call carries the newer totals.</summary>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public async Task PublishAsync(OwnedSlot slot, CancellationToken cancellation)
    {
        if (options.IsEnabled && time.GetUtcNow() < _notBefore)
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

    private async Task<(bool Sent, bool Opened)> SendAsync(OwnedSlot slot, Publication publication, CancellationToken cancellation)
    {
        if (!options.IsEnabled)
        {
            slot.Sent(publication.Series, publication.Timestamp);
            return (true, false);
        }

        var deadline = time.GetUtcNow() + options.PublishInterval;
        var opened = false;
        var rest = publication.Series.GroupBy(TenantOf).SelectMany(Requests).ToList();
        while (rest.Count > 0)
        {
            var (tenant, series) = rest[0];
            var decision = await receiver.SendAsync(Encode(series, publication), tenant, deadline, cancellation);
            if (decision.Result == SendResult.Retry)
            {
                _notBefore = time.GetUtcNow() + decision.Delay;
                rest.ForEach(r => slot.NotSent(r.Series));
                return (false, false);
            }

            opened |= slot.Sent(series, publication.Timestamp);
            rest.RemoveAt(0);
        }

        return (true, opened);
    }

    private IEnumerable<(string Tenant, PublishedSeries[] Series)> Requests(IGrouping<string, PublishedSeries> tenant)
    {
        var request = new List<PublishedSeries>();
        var samples = 0;
        foreach (var series in tenant)
        {
            var more = Exposition.SamplesOf(series.Series.Metric);
            if (samples + more > options.MaximumSamples && request.Count > 0)
            {
                yield return (tenant.Key, [.. request]);
                request.Clear();
                samples = 0;
            }

            request.Add(series);
            samples += more;
        }

        yield return (tenant.Key, [.. request]);
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
