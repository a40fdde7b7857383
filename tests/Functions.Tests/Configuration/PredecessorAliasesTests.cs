using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Tests.Functions.Configuration;

public class PredecessorAliasesTests
{
    [Theory]
    [InlineData("API_KEY", "k", "OpenQoE:ApiKey", "k")]
    [InlineData("PROMETHEUS_URL", "http://host:9090", "OpenQoE:RemoteWrite:Url", "http://host:9090/api/v1/write")]
    [InlineData("MIMIR_URL", "https://host/", "OpenQoE:RemoteWrite:Url", "https://host/api/v1/push")]
    [InlineData("MIMIR_URL", "https://host/own/path", "OpenQoE:RemoteWrite:Url", "https://host/own/path")]
    [InlineData("GRAFANA_CLOUD_METRICS_URL", "https://host", "OpenQoE:RemoteWrite:Url", "https://host/api/prom/push")]
    [InlineData("GRAFANA_CLOUD_INSTANCE_ID", "42", "OpenQoE:RemoteWrite:Username", "42")]
    [InlineData("GRAFANA_CLOUD_API_KEY", "secret", "OpenQoE:RemoteWrite:Password", "secret")]
    [InlineData("LOKI_URL", "http://host:3100", "OpenQoE:Logs:Url", "http://host:3100/loki/api/v1/push")]
    [InlineData("LOKI_URL", "http://host/own/path", "OpenQoE:Logs:Url", "http://host/own/path")]
    [InlineData("LOKI_USERNAME", "42", "OpenQoE:Logs:Username", "42")]
    [InlineData("LOKI_PASSWORD", "secret", "OpenQoE:Logs:Password", "secret")]
    [InlineData("GRAFANA_CLOUD_LOGS_URL", "https://host", "OpenQoE:Logs:Url", "https://host/loki/api/v1/push")]
    [InlineData("GRAFANA_CLOUD_API_KEY", "secret", "OpenQoE:Logs:Password", "secret")]
    [InlineData("MIMIR_USERNAME", "42", "OpenQoE:RemoteWrite:Username", "42")]
    [InlineData("MIMIR_PASSWORD", "secret", "OpenQoE:RemoteWrite:Password", "secret")]
    [InlineData("PROMETHEUS_USERNAME", "42", "OpenQoE:RemoteWrite:Username", "42")]
    [InlineData("PROMETHEUS_PASSWORD", "secret", "OpenQoE:RemoteWrite:Password", "secret")]
    [InlineData("GRAFANA_CLOUD_INSTANCE_ID", "42", "OpenQoE:RemoteWrite:Tenant", "42")]
    [InlineData("GRAFANA_CLOUD_INSTANCE_ID", "42", "OpenQoE:Logs:Tenant", "42")]
    [InlineData("CARDINALITY_LIMITS", """{"video_id": {"max_cardinality": 7}}""", "OpenQoE:Cardinality:Limits:video_id", "7")]
    [InlineData("CARDINALITY_LIMITS", """{"Limits": {"cdn": 3}}""", "OpenQoE:Cardinality:Limits:cdn", "3")]
    [InlineData("CARDINALITY_LIMITS", "default_limits", "OpenQoE:Cardinality:Limits:cdn", null)]
    public void An_old_setting_is_understood(string old, string value, string name, string? expected) =>
        Assert.Equal(expected, Configured((old, value))[name]);

    [Theory]
    [InlineData("https://cloud/loki", "https://cloud/loki", "42")]
    [InlineData("", "http://own/loki", null)]
    public void All_of_one_destination_counts_or_all_of_the_other(string cloudLogs, string url, string? user)
    {
        var configuration = Configured(
            ("LOKI_URL", "http://own/loki"), ("GRAFANA_CLOUD_LOGS_URL", cloudLogs), ("MIMIR_URL", "http://own/mimir"), ("MIMIR_PASSWORD", "own"),
            ("GRAFANA_CLOUD_METRICS_URL", "https://cloud/push"), ("GRAFANA_CLOUD_INSTANCE_ID", "42"), ("GRAFANA_CLOUD_API_KEY", "secret"));
        Assert.Equal((url, user, user), (configuration["OpenQoE:Logs:Url"], configuration["OpenQoE:Logs:Username"], configuration["OpenQoE:Logs:Tenant"]));
        Assert.Equal(("https://cloud/push", "secret"), (configuration["OpenQoE:RemoteWrite:Url"], configuration["OpenQoE:RemoteWrite:Password"]));
    }

    [Fact]
    public void A_token_of_Grafana_Cloud_does_not_go_to_ones_own_servers()
    {
        var configuration = Configured(("MIMIR_URL", "http://own"), ("LOKI_URL", "http://own"), ("GRAFANA_CLOUD_INSTANCE_ID", "42"), ("GRAFANA_CLOUD_API_KEY", "secret"));
        Assert.DoesNotContain(configuration.GetSection("OpenQoE").AsEnumerable(), setting => setting.Value is "42" or "secret");
    }

    [Fact]
    public void The_preferred_name_of_two_counts()
    {
        var configuration = Configured(("PROMETHEUS_URL", "http://b/write"), ("MIMIR_URL", "http://a/push"), ("PROMETHEUS_USERNAME", "user"), ("PROMETHEUS_PASSWORD", "word"));
        Assert.Equal(("http://a/push", "user", "word"), (configuration["OpenQoE:RemoteWrite:Url"], configuration["OpenQoE:RemoteWrite:Username"], configuration["OpenQoE:RemoteWrite:Password"]));
    }

    [Theory]
    [InlineData("API_KEY", "old", "OpenQoE:ApiKey")]
    [InlineData("PROMETHEUS_URL", "http://old", "OpenQoE:RemoteWrite:Url")]
    [InlineData("CARDINALITY_LIMITS", """{"cdn": 3}""", "OpenQoE:Cardinality:Limits:cdn")]
    public void The_setting_of_our_own_name_wins(string old, string value, string name) =>
        Assert.Equal("5", Configured((old, value), (name, "5"))[name]);

    [Theory]
    [InlineData("CARDINALITY_LIMITS", "{")]
    [InlineData("CARDINALITY_LIMITS", "[]")]
    [InlineData("CARDINALITY_LIMITS", "null")]
    [InlineData("CARDINALITY_LIMITS", """{"cdn": "many"}""")]
    [InlineData("CARDINALITY_LIMITS", """{"cdn": {"limit": 3}}""")]
    [InlineData("PROMETHEUS_URL", "host:9090")]
    public void An_old_setting_that_cannot_be_read_is_named(string old, string value) =>
        Assert.StartsWith(old, Assert.Throws<SettingException>(() => Configured((old, value))).Message);

    private static ConfigurationManager Configured(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Name, string? (s) => s.Value));
        PredecessorAliases.AddTo(configuration);
        return configuration;
    }
}
