using System.Globalization;
using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;
using OpenTelemetry.Trace;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Which traces are recorded, as the standard variables say. https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/</summary>
internal static class TraceSampling
{
    private const string Name = "OTEL_TRACES_SAMPLER";
    private const string Argument = "OTEL_TRACES_SAMPLER_ARG";

    /// <summary>Ours, not the standard's "all": players post far more requests than anybody looks at.</summary>
    private const double DefaultRatio = 0.01;

    /// <exception cref="SettingException">A variable is wrong.</exception>
    public static Sampler From(IConfiguration configuration) => (configuration[Name] ?? "") switch
    {
        "" or "parentbased_traceidratio" => new ParentBasedSampler(new TraceIdRatioBasedSampler(Ratio(configuration))),
        "traceidratio" => new TraceIdRatioBasedSampler(Ratio(configuration)),
        "always_on" => new AlwaysOnSampler(),
        "always_off" => new AlwaysOffSampler(),
        "parentbased_always_on" => new ParentBasedSampler(new AlwaysOnSampler()),
        "parentbased_always_off" => new ParentBasedSampler(new AlwaysOffSampler()),
        _ => throw new SettingException($"{Name} takes always_on, always_off or traceidratio, or one of them after parentbased_."),
    };

    private static double Ratio(IConfiguration configuration)
    {
        if (configuration[Argument] is not { Length: > 0 } text) return DefaultRatio;
        return double.TryParse(text, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1
            ? ratio
            : throw new SettingException($"{Argument} takes a share from 0 to 1.");
    }
}
