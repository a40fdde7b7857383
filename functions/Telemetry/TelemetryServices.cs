using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Operations;

namespace OpenQoE.Functions.Telemetry;

public static class TelemetryServices
{
    /// <summary>Self-metrics on /metrics, and by OTLP when the standard environment variable names an endpoint; logs without keys.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        var otlp = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));
        services.AddSingleton(_ => new SelfMetricsReader(otlp));
        services.AddHostedService<TelemetryStart>();
        services.AddAddressFilter();
        return services;
    }
}
