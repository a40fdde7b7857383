using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;
using OpenTelemetry.Trace;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Where the service's own traces, metrics and logs go, by the standard variables. None of the messages repeats a value: it may hold a key.</summary>
/// <param name="Traces">By OTLP.</param>
/// <param name="Metrics">By OTLP.</param>
/// <param name="Logs">By OTLP.</param>
/// <param name="ApplicationInsights">The connection string for all three; null: not there.</param>
/// <param name="Sampler">Decides which traces are recorded.</param>
/// <param name="ServiceName">Who we say we are.</param>
public sealed record ExportSettings(bool Traces, bool Metrics, bool Logs, string? ApplicationInsights, Sampler Sampler, string ServiceName)
{
    private const string Disabled = "OTEL_SDK_DISABLED";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public bool IsNone => !Traces && !Metrics && !Logs && ApplicationInsights is null;

    /// <exception cref="SettingException">A variable is wrong.</exception>
    public static ExportSettings From(IConfiguration configuration)
    {
        var isOn = !string.Equals(configuration[Disabled], "true", StringComparison.OrdinalIgnoreCase);
        var toAll = HasEndpoint(configuration, "");
        if (configuration[Protocol] is not (null or "" or "grpc" or "http/protobuf")) throw new SettingException($"{Protocol} takes grpc or http/protobuf.");
        return new ExportSettings(
            isOn && (HasEndpoint(configuration, "TRACES_") || toAll),
            isOn && (HasEndpoint(configuration, "METRICS_") || toAll),
            isOn && (HasEndpoint(configuration, "LOGS_") || toAll),
            isOn ? ApplicationInsightsOf(configuration) : null,
            TraceSampling.From(configuration),
            configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "openqoe");
    }

    private static bool HasEndpoint(IConfiguration configuration, string signal)
    {
        var key = $"OTEL_EXPORTER_OTLP_{signal}ENDPOINT";
        if (configuration[key] is not { Length: > 0 } address) return false;
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? true
            : throw new SettingException($"{key} takes an absolute http or https address, or nothing.");
    }

    private static string? ApplicationInsightsOf(IConfiguration configuration)
    {
        if (configuration[ConnectionString] is not { Length: > 0 } text) return null;
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).ToList();
        var isWhole = parts.TrueForAll(part => part.Length == 2 && (!part[0].EndsWith("Endpoint", StringComparison.OrdinalIgnoreCase) || Uri.TryCreate(part[1], UriKind.Absolute, out _)));
        var hasKey = isWhole && parts.Exists(part => part[0].Equals("InstrumentationKey", StringComparison.OrdinalIgnoreCase) && Guid.TryParse(part[1], out _));
        return hasKey ? text : throw new SettingException($"{ConnectionString} is no connection string: it takes one as the portal shows it, with an InstrumentationKey.");
    }
}
