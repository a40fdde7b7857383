using Microsoft.Extensions.DependencyInjection;

namespace OpenQoE.Functions.Telemetry;

public static class TelemetryServices
{
    /// <summary>Self-metrics on /metrics, and by OTLP when the standard environment variable names an endpoint.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        var otlp = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));
        services.AddSingleton(_ => new SelfMetricsReader(otlp));
        services.AddHostedService<TelemetryStart>();
        return services;
    }
}
