using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Tests.Functions.Telemetry;

public sealed class ExportSettingsTests
{
    private const string Insights = "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://region.example/";

    [Fact]
    public void By_default_nothing_is_exported() => Assert.True(From().IsNone);

    [Theory]
    [InlineData("", true, true, true)]
    [InlineData("TRACES_", true, false, false)]
    [InlineData("METRICS_", false, true, false)]
    [InlineData("LOGS_", false, false, true)]
    public void An_endpoint_is_for_all_signals_or_for_one(string signal, bool traces, bool metrics, bool logs)
    {
        var settings = From(($"OTEL_EXPORTER_OTLP_{signal}ENDPOINT", "http://collector:4317"));
        Assert.Equal((traces, metrics, logs), (settings.Traces, settings.Metrics, settings.Logs));
    }

    [Fact]
    public void The_standards_switch_turns_everything_off() =>
        Assert.True(From(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), ("APPLICATIONINSIGHTS_CONNECTION_STRING", Insights), ("OTEL_SDK_DISABLED", "true")).IsNone);

    [Fact]
    public void A_connection_string_is_for_Application_Insights() => Assert.Equal(Insights, From(("APPLICATIONINSIGHTS_CONNECTION_STRING", Insights)).ApplicationInsights);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "geheim:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "ftp://geheim/")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "geheim/json")]
    [InlineData("OTEL_TRACES_SAMPLER", "geheim")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "1.01")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "geheim")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "geheim")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=geheim")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=geheim")]
    public void A_wrong_variable_is_named_and_not_repeated(string name, string value)
    {
        var wrong = Assert.Throws<SettingException>(() => From((name, value)));
        Assert.StartsWith(name, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", wrong.Message);
    }

    [Theory]
    [InlineData("", "", "ParentBased{TraceIdRatioBasedSampler{0.010000}}")]
    [InlineData("", "0.5", "ParentBased{TraceIdRatioBasedSampler{0.500000}}")]
    [InlineData("traceidratio", "1", "TraceIdRatioBasedSampler{1.000000}")]
    [InlineData("always_on", "", "AlwaysOnSampler")]
    [InlineData("always_off", "", "AlwaysOffSampler")]
    [InlineData("parentbased_always_on", "", "ParentBased{AlwaysOnSampler}")]
    [InlineData("parentbased_always_off", "", "ParentBased{AlwaysOffSampler}")]
    public void The_standards_samplers_are_understood_and_ours_is_one_in_a_hundred(string name, string argument, string sampler) =>
        Assert.Equal(sampler, From(("OTEL_TRACES_SAMPLER", name), ("OTEL_TRACES_SAMPLER_ARG", argument)).Sampler.Description);

    private static ExportSettings From(params (string Name, string Value)[] variables) =>
        ExportSettings.From(new ConfigurationBuilder().AddInMemoryCollection(variables.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build());
}
