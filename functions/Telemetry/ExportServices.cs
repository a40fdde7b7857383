using System.Reflection;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpenQoE.Functions.Telemetry;

/// <summary>
/// Traces, metrics and logs by OTLP and to Application Insights. Exporters work on threads of their own with bounded queues: what a dead or slow collector does not
/// take is dropped. Nothing is set up that has no destination.
/// </summary>
internal static class ExportServices
{
    /// <summary>.NET's own meters: none of their attributes is an address beyond its host, or a route beyond its template.</summary>
    private static readonly string[] Platform = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    public static IServiceCollection AddExport(this IServiceCollection services, ExportSettings settings)
    {
        if (settings.IsNone) return services;
        services.AddHostedService<ExporterFailures>();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => Describe(resource, settings));
        var toInsights = settings.ApplicationInsights is not null;
        if (settings.Traces || toInsights) telemetry.WithTracing(traces => AddTraces(traces, settings));
        if (settings.Metrics || toInsights) telemetry.WithMetrics(metrics => AddMetrics(metrics, settings));
        if (settings.Logs || toInsights)
        {
            telemetry.WithLogging(logs => AddLogs(logs, settings), options => (options.IncludeFormattedMessage, options.IncludeScopes) = (true, false));
        }

        return services;
    }

    /// <summary>What the standard variables say of the resource wins.</summary>
    private static void Describe(ResourceBuilder resource, ExportSettings settings)
    {
        var version = typeof(ExportServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        resource.Clear().AddTelemetrySdk().AddService(settings.ServiceName, serviceVersion: version).AddEnvironmentVariableDetector();
    }

    private static void AddTraces(TracerProviderBuilder traces, ExportSettings settings)
    {
        traces.AddSource(Spans.SourceName).SetSampler(settings.Sampler);
        if (settings.Traces) traces.AddOtlpExporter();
        if (settings.ApplicationInsights is not null) traces.AddAzureMonitorTraceExporter(options => Set(options, settings));
    }

    private static void AddMetrics(MeterProviderBuilder metrics, ExportSettings settings)
    {
        metrics.AddMeter([SelfMetrics.MeterName, .. Platform]).AddView(SelfMetricsReader.Buckets);
        if (settings.Metrics) metrics.AddOtlpExporter();
        if (settings.ApplicationInsights is not null) metrics.AddAzureMonitorMetricExporter(options => Set(options, settings));
    }

    private static void AddLogs(LoggerProviderBuilder logs, ExportSettings settings)
    {
        if (settings.Logs) logs.AddOtlpExporter();
        if (settings.ApplicationInsights is not null) logs.AddAzureMonitorLogExporter(options => Set(options, settings));
    }

    /// <summary>The three signals and nothing beside them: no second set of metrics, no files, and logs whether their trace is sampled or not.</summary>
    private static void Set(AzureMonitorExporterOptions options, ExportSettings settings)
    {
        options.ConnectionString = settings.ApplicationInsights;
        options.DisableOfflineStorage = true;
        options.EnableLiveMetrics = false;
        options.EnableStandardMetrics = false;
        options.EnablePerformanceCounters = false;
        options.EnableTraceBasedLogsSampler = false;
    }
}
