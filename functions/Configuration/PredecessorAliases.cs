using Microsoft.Extensions.Configuration;

namespace OpenQoE.Functions.Configuration;

/// <summary>
/// Accepts the settings of the Cloudflare Worker that this service replaces, wherever the setting of our own name is absent.
/// The table old → new is in docs/configuration.md; docs/migrate.md tells what else changes.
/// </summary>
public static class PredecessorAliases
{
    private const string RemoteWrite = "OpenQoE:RemoteWrite:";
    private const string Logs = "OpenQoE:Logs:";
    private const string CloudInstance = "GRAFANA_CLOUD_INSTANCE_ID";
    private const string CloudToken = "GRAFANA_CLOUD_API_KEY";

    // The predecessor sent the instance as a tenant, too.
    private static readonly (string Old, string New)[] CloudMetrics =
        [("GRAFANA_CLOUD_METRICS_URL", RemoteWrite + "Url"), (CloudInstance, RemoteWrite + "Username"), (CloudInstance, RemoteWrite + "Tenant"), (CloudToken, RemoteWrite + "Password")];

    private static readonly (string Old, string New)[] CloudLogs =
        [("GRAFANA_CLOUD_LOGS_URL", Logs + "Url"), (CloudInstance, Logs + "Username"), (CloudInstance, Logs + "Tenant"), (CloudToken, Logs + "Password")];

    private static readonly (string Old, string New)[] OwnMetrics =
    [
        ("MIMIR_URL", RemoteWrite + "Url"), ("PROMETHEUS_URL", RemoteWrite + "Url"),
        ("MIMIR_USERNAME", RemoteWrite + "Username"), ("PROMETHEUS_USERNAME", RemoteWrite + "Username"),
        ("MIMIR_PASSWORD", RemoteWrite + "Password"), ("PROMETHEUS_PASSWORD", RemoteWrite + "Password"),
    ];

    private static readonly (string Old, string New)[] OwnLogs =
        [("LOKI_URL", Logs + "Url"), ("LOKI_USERNAME", Logs + "Username"), ("LOKI_PASSWORD", Logs + "Password")];

    /// <summary>Adds what the old names say.</summary>
    /// <exception cref="SettingException">An old setting cannot be read.</exception>
    public static void AddTo(IConfigurationManager configuration)
    {
        var found = new Dictionary<string, string?>();
        foreach (var (old, name) in Names(configuration))
        {
            if (IsSet(configuration, old) && !IsSet(configuration, name))
            {
                var value = configuration[old]!;
                found.TryAdd(name, name.EndsWith("Url", StringComparison.Ordinal) ? WithPath(old, value) : value);
            }
        }

        foreach (var (name, value) in PredecessorLimits.Of(configuration)) found[name] = value;
        configuration.AddInMemoryCollection(found);
    }

    private static IEnumerable<(string Old, string New)> Names(IConfiguration configuration) =>
    [
        ("API_KEY", "OpenQoE:ApiKey"),
        .. IsForCloud(configuration, CloudMetrics, OwnMetrics) ? CloudMetrics : OwnMetrics,
        .. IsForCloud(configuration, CloudLogs, OwnLogs) ? CloudLogs : OwnLogs,
    ];

    // All of one or all of the other, so that the token of one never goes to the other. As with the predecessor, the cloud comes first.
    private static bool IsForCloud(IConfiguration configuration, (string Old, string New)[] cloud, (string Old, string New)[] own) =>
        IsSet(configuration, cloud[0].Old) || !own.Any(name => IsSet(configuration, name.Old));

    private static bool IsSet(IConfiguration configuration, string name) => !string.IsNullOrEmpty(configuration[name]);

    // The predecessor took whole addresses. A server's alone is one that somebody expects to be completed.
    private static string WithPath(string setting, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new SettingException($"{setting} is no http or https address.");
        }

        var path = setting switch
        {
            "PROMETHEUS_URL" => "/api/v1/write",
            "MIMIR_URL" => "/api/v1/push",
            "LOKI_URL" or "GRAFANA_CLOUD_LOGS_URL" => "/loki/api/v1/push",
            _ => "/api/prom/push",
        };
        return url.AbsolutePath == "/" ? new Uri(url, path).ToString() : value;
    }
}
