using System.Collections.Concurrent;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>Shows how objectives stand: by remote write at the minute's end, and on the /metrics of the instance that evaluated last.</summary>
public sealed class SloGauges(IRemoteWrite receiver, PublishOptions options, TimeProvider time)
{
    // What another instance evaluates by now is not to be shown here for ever.
    private const long ShownMinutes = 5;

    private readonly ConcurrentDictionary<string, Shown> _shown = new();

    /// <summary>Shows an organisation's objectives. A receiver that is down is no error: the next minute's values are on their way.</summary>
    public async Task ShowAsync(
        string organisation, long minute, IReadOnlyList<(SloDefinition Slo, SloStatus Status)> evaluated, CancellationToken cancellation)
    {
        var samples = evaluated.SelectMany(one => SloMetrics.Of(organisation, one.Slo, one.Status)).ToArray();
        _shown[organisation] = new Shown(minute, samples);
        if (!options.IsEnabled || samples.Length == 0)
        {
            return;
        }

        var request = new WriteRequest();
        foreach (var (metric, labels, value) in samples)
        {
            request.AddGauge(metric, labels, value, minute * 60_000);
        }

        foreach (var metric in SloMetrics.All)
        {
            request.AddMetadata(metric);
        }

        var tenant = options.Tenancy == Tenancy.Fixed ? options.Tenant : TenantName.Of(organisation);
        await receiver.SendAsync(request, tenant, deadline: time.GetUtcNow(), cancellation);
    }

    public void Write(MetricsText text)
    {
        var oldest = (time.GetUtcNow().ToUnixTimeSeconds() / 60) - ShownMinutes;
        var samples = _shown.Values.Where(shown => shown.Minute >= oldest).SelectMany(shown => shown.Samples).ToLookup(sample => sample.Metric);
        foreach (var metric in SloMetrics.All.Where(samples.Contains))
        {
            text.Metric(metric.Name, metric.TypeName, metric.Help);
            foreach (var (_, labels, value) in samples[metric])
            {
                text.Sample(metric.Name, labels, value);
            }
        }
    }

    private sealed record Shown(long Minute, IReadOnlyList<(Metric Metric, LabelSet Labels, double Value)> Samples);
}
