using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Aggregation;

public static class AggregationServices
{
    /// <summary>From a message in the queue to counts in a committed slot.</summary>
    public static IServiceCollection AddAggregation(this IServiceCollection services)
    {
        services.AddStageOptions<AggregationOptions>("OpenQoE:Aggregation");
        services.AddStageOptions<MetricsOptions>("OpenQoE:Metrics");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(StateSettings);
        services.AddSingleton<SlotDirectory>();
        services.AddSingleton<SlotLeasing>();
        services.AddSingleton<Aggregator>();
        services.AddSingleton<AggregateMetrics>();
        services.AddSingleton<CommitMetrics>();
        services.AddHostedService<AggregatorService>();
        return services;
    }

    private static SlotStateSettings StateSettings(IServiceProvider provider)
    {
        var aggregation = provider.GetRequiredService<AggregationOptions>();
        var cardinality = provider.GetRequiredService<CardinalityOptions>();
        var labels = provider.GetRequiredService<MetricsOptions>().EffectiveLabels;
        NeedOrganisations(provider.GetRequiredService<PublishOptions>(), "RemoteWrite", labels);
        NeedOrganisations(provider.GetRequiredService<LogOptions>(), "Logs", labels);
        return new SlotStateSettings(
            [.. labels.Union(cardinality.CustomLabels)],
            provider.GetRequiredService<GovernancePolicies>(),
            provider.GetRequiredService<SloCatalog>(),
            (long)aggregation.SeriesIdleTimeout.TotalMilliseconds,
            (long)provider.GetRequiredService<PublishOptions>().ResendInterval.TotalMilliseconds,
            (long)aggregation.KeepApplied.TotalMilliseconds);
    }

    private static void NeedOrganisations(DestinationOptions destination, string section, IReadOnlyList<string> labels)
    {
        if (destination.Tenancy == Tenancy.PerOrganisation && !labels.Contains(BaseLabels.Organisation))
        {
            throw new SettingException($"OpenQoE:{section}:Tenancy is PerOrganisation, so OpenQoE:Metrics:Labels must name org_id.");
        }
    }
}
