using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Incidents;

public static class IncidentServices
{
    /// <summary>From alerts in the queue to incidents, and to notifications that are sent.</summary>
    public static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.AddSingleton<IncidentStore>();
        services.AddSingleton<RecentIncidents>();
        services.AddSingleton<RoutingStore>();
        services.AddSingleton<SilenceStore>();
        services.AddSingleton<RoutingContexts>();
        services.AddSingleton<IncidentWriter>();
        services.AddSingleton<AlertRouter>();
        services.AddSingleton<IncidentDesk>();
        services.AddSingleton<ChannelTurns>();
        services.AddSingleton<NotifyMetrics>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<AlertRoutes>();
        services.AddSingleton<IncidentRoutes>();
        services.AddSingleton<SilenceRoutes>();
        services.AddSingleton<RoutingRoutes>();
        return services;
    }
}
