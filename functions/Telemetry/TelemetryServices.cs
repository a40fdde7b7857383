using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Operations;

namespace OpenQoE.Functions.Telemetry;

public static class TelemetryServices
{
    /// <summary>Self-metrics on /metrics; logs without keys; traces, metrics and logs to where the standard variables say, see docs/telemetry.md.</summary>
    /// <exception cref="SettingException">One of those is wrong.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SelfMetricsReader>();
        services.AddHostedService<TelemetryStart>();
        services.AddAddressFilter();
        return services.AddExport(ExportSettings.From(configuration));
    }
}
