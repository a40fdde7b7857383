using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>
/// Shows how an organisation's objectives and incidents stand: by remote write at the minute's end, and on the /metrics of the instance that evaluated last.
/// </summary>
public sealed class OrganisationGauges(
    RecentIncidents incidents, IRemoteWrite receiver, PublishOptions options, TimeProvider time, ILogger<OrganisationGauges> logger)
{
    // What another instance evaluates by now is not to be shown here for ever.
    private const long ShownMinutes = 5;

    // Objectives do not wait longer for incidents than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly IReadOnlyList<Metric> All = [.. SloMetrics.All, .. IncidentMetrics.All];

    private readonly ConcurrentDictionary<string, Shown> _shown = new();

    /// <summary>
    /// Shows an organisation's objectives and its incidents. A receiver that is down is no error: the next minute's values are on their way. Neither are
    /// incidents that cannot be read: the objectives are shown without.
    /// </summary>
    public async Task ShowAsync(
        string organisation, long minute, IReadOnlyList<(SloDefinition Slo, SloStatus Status)> evaluated, CancellationToken cancellation)
    {
        IReadOnlyList<(Metric Metric, LabelSet Labels, double Value)> samples =
        [
            .. evaluated.SelectMany(one => SloMetrics.Of(organisation, one.Slo, one.Status)), .. await ReadIncidentsAsync(organisation, cancellation),
        ];
        _shown[organisation] = new Shown(minute, samples);
        if (!options.IsEnabled || samples.Count == 0)
        {
            return;
        }

        var request = WriteRequest.OfGauges(samples, minute * 60_000);
        await receiver.SendAsync(request, options.TenantOf(organisation), deadline: time.GetUtcNow(), cancellation);
    }

    public void Write(MetricsText text)
    {
        var oldest = (time.GetUtcNow().ToUnixTimeSeconds() / 60) - ShownMinutes;
        var samples = _shown.Values.Where(shown => shown.Minute >= oldest).SelectMany(shown => shown.Samples).ToLookup(sample => sample.Metric);
        foreach (var metric in All.Where(samples.Contains))
        {
            text.Metric(metric.Name, metric.TypeName, metric.Help);
            foreach (var (_, labels, value) in samples[metric])
            {
                text.Sample(metric.Name, labels, value);
            }
        }
    }

    private async Task<IEnumerable<(Metric Metric, LabelSet Labels, double Value)>> ReadIncidentsAsync(string organisation, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return IncidentMetrics.Of(organisation, await incidents.ReadAsync(organisation, either.Token), time.GetUtcNow());
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning("The incidents of organisation {Organisation} could not be read for its gauges: {Reason}", organisation, e.Message);
            return [];
        }
    }

    private sealed record Shown(long Minute, IReadOnlyList<(Metric Metric, LabelSet Labels, double Value)> Samples);
}
