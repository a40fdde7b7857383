using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace OpenQoE.Functions.Configuration;

/// <summary>
/// Accepts the settings of the Cloudflare Worker that this service replaces, wherever the setting of our own name is absent.
/// The table old → new is in docs/configuration.md.
/// </summary>
public static class PredecessorAliases
{
    private const string RemoteWrite = "OpenQoE:RemoteWrite:";
    private const string Logs = "OpenQoE:Logs:";
    private const string GrafanaCloud = "GRAFANA_CLOUD_";

    private static readonly (string Old, string New)[] Names =
    [
        ("API_KEY", "OpenQoE:ApiKey"),
        ("GRAFANA_CLOUD_METRICS_URL", RemoteWrite + "Url"),
        ("GRAFANA_CLOUD_INSTANCE_ID", RemoteWrite + "Username"),
        ("GRAFANA_CLOUD_API_KEY", RemoteWrite + "Password"),
        ("MIMIR_URL", RemoteWrite + "Url"),
        ("MIMIR_USERNAME", RemoteWrite + "Username"),
        ("MIMIR_PASSWORD", RemoteWrite + "Password"),
        ("PROMETHEUS_URL", RemoteWrite + "Url"),
        ("LOKI_URL", Logs + "Url"),
        ("LOKI_USERNAME", Logs + "Username"),
        ("LOKI_PASSWORD", Logs + "Password"),
        ("GRAFANA_CLOUD_LOGS_URL", Logs + "Url"),
        ("GRAFANA_CLOUD_INSTANCE_ID", Logs + "Username"),
        ("GRAFANA_CLOUD_API_KEY", Logs + "Password"),
    ];

    /// <summary>Adds what the old names say.</summary>
    /// <exception cref="SettingException">An old setting cannot be read.</exception>
    public static void AddTo(IConfigurationManager configuration)
    {
        var found = new Dictionary<string, string?>();
        foreach (var (old, name) in Names)
        {
            if (IsForAnother(configuration, old, name)) continue;
            if (configuration[old] is { Length: > 0 } value && string.IsNullOrEmpty(configuration[name]))
            {
                found.TryAdd(name, name.EndsWith("Url", StringComparison.Ordinal) ? WithPath(old, value) : value);
            }
        }

        // It also limits labels that metrics had then and have no more: those mean nothing here.
        foreach (var (label, limit) in Limits(configuration["CARDINALITY_LIMITS"]).Where(item => KnownLabels.All.Contains(item.Label)))
        {
            var name = $"OpenQoE:Cardinality:Limits:{label}";
            if (string.IsNullOrEmpty(configuration[name])) found[name] = limit.ToString(CultureInfo.InvariantCulture);
        }

        configuration.AddInMemoryCollection(found);
    }

    // Metrics may go to Grafana Cloud and lines to one's own Loki, which is not to get the token.
    private static bool IsForAnother(IConfiguration configuration, string old, string name) =>
        old.StartsWith(GrafanaCloud, StringComparison.Ordinal) && name.StartsWith(Logs, StringComparison.Ordinal) && configuration["LOKI_URL"] is { Length: > 0 };

    // The predecessor took the server's address and knew the path itself.
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

    private static IEnumerable<(string Label, int Limit)> Limits(string? json)
    {
        if (string.IsNullOrWhiteSpace(json) || json == "default_limits")
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var limits = document.RootElement.TryGetProperty("Limits", out var nested) ? nested : document.RootElement;
            return [.. limits.EnumerateObject().Select(label => (label.Name, Limit(label.Value)))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new SettingException(
                "CARDINALITY_LIMITS cannot be read: it takes JSON such as {\"video_id\": {\"max_cardinality\": 1000}} or {\"video_id\": 1000}.");
        }
    }

    private static int Limit(JsonElement value)
    {
        var number = value.ValueKind == JsonValueKind.Object ? value.GetProperty("max_cardinality") : value;
        return (int)Math.Clamp(number.GetDouble(), 0, int.MaxValue);
    }
}
