using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Configuration;

/// <summary>The Cloudflare Worker's setting <c>CARDINALITY_LIMITS</c>, as limits and policies of ours.</summary>
internal static class PredecessorLimits
{
    private const string Setting = "CARDINALITY_LIMITS";
    private const string Limits = "OpenQoE:Cardinality:Limits:";
    private const string Policies = "OpenQoE:Cardinality:LabelPolicies:";

    /// <summary>Settings by name. It also limits labels that metrics had then and have no more: those mean nothing here.</summary>
    /// <exception cref="SettingException">It cannot be read.</exception>
    public static IEnumerable<KeyValuePair<string, string?>> Of(IConfiguration configuration)
    {
        if (configuration[Setting] is not { } json || string.IsNullOrWhiteSpace(json) || json == "default_limits")
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. Labels(document.RootElement)
                .Where(label => KnownLabels.All.Contains(label.Name) && IsFree(configuration, label.Name))
                .Select(label => Meaning(label.Name, label.Value))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new SettingException(
                $"{Setting} cannot be read: it takes JSON such as {{\"limits\": {{\"video_id\": {{\"max_cardinality\": 1000, \"action\": \"allow\"}}}}}} or {{\"video_id\": 1000}}.");
        }
    }

    private static IEnumerable<JsonProperty> Labels(JsonElement root) =>
        (root.TryGetProperty("limits", out var nested) || root.TryGetProperty("Limits", out nested) ? nested : root).EnumerateObject();

    private static bool IsFree(IConfiguration configuration, string label) =>
        string.IsNullOrEmpty(configuration[Limits + label]) && string.IsNullOrEmpty(configuration[Policies + label]);

    private static KeyValuePair<string, string?> Meaning(string label, JsonElement value) => Action(value) switch
    {
        "drop" => new(Policies + label, "drop"),
        "hash" => new(Policies + label, $"hash {Number(value, "max_cardinality")}"),
        "bucket" when value.TryGetProperty("bucket_size", out _) => new(Policies + label, $"bucket {Number(value, "bucket_size")}"),
        _ => new(Limits + label, Number(value, "max_cardinality")),
    };

    private static string? Action(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("action", out var action) ? action.GetString() : null;

    // Its numbers had no end.
    private static string Number(JsonElement value, string property)
    {
        var number = value.ValueKind == JsonValueKind.Object ? value.GetProperty(property) : value;
        return ((int)Math.Clamp(number.GetDouble(), 0, LabelPolicy.MaximumLimit)).ToString(CultureInfo.InvariantCulture);
    }
}
