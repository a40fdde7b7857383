using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Functions.Slo;

public static class SloServices
{
    /// <summary>From totals of SLIs to alerts in the queue.</summary>
    public static IServiceCollection AddSlos(this IServiceCollection services)
    {
        services.AddStageOptions<AlertingOptions>("OpenQoE:Alerting");
        services.TryAddSingleton<IngestCounts>();
        services.AddSingleton<SloStore>();
        services.AddSingleton<SloCatalog>();
        services.AddHostedService<SloRefresh>();

        // One for each slot that is written: it remembers what it wrote.
        services.AddTransient<SliWriter>();
        services.AddSingleton<SliReader>();
        services.AddSingleton<EvaluationSchedule>();
        services.AddSingleton<AlertStateStore>();
        services.AddSingleton<SloAlertText>();
        services.AddSingleton<OrganisationGauges>();
        services.AddSingleton<SloEvaluator>();
        services.AddSingleton<SloStatusReader>();
        services.AddSingleton<SloRoutes>();
        return services;
    }
}
