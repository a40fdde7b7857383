using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Logs;

internal static class LogServices
{
    /// <summary>From counted events to lines in Loki.</summary>
    public static IServiceCollection AddLogs(this IServiceCollection services)
    {
        services.AddStageOptions<LogOptions>("OpenQoE:Logs");
        services.AddSingleton<LogMetrics>();
        services.AddSingleton<LogBuffer>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LokiClient>(provider, Destination.Http()));
        services.AddSingleton<TenantPauses>();
        services.AddSingleton<LogPusher>();
        services.AddSingleton<ILogQueue, LogQueue>();
        services.AddSingleton<DeferredLogs>();
        services.AddSingleton<EventLog>();
        services.AddHostedService<LogPump>();
        return services;
    }
}
