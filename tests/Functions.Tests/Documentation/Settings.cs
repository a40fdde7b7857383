using System.Collections;
using System.Globalization;
using System.Reflection;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.RateLimits;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>All settings there are, read off the options classes.</summary>
internal static class Settings
{
    private static readonly Dictionary<Type, string> Sections = new()
    {
        [typeof(IngestOptions)] = IngestOptions.Section,
        [typeof(KeysOptions)] = "OpenQoE:Keys",
        [typeof(RateLimitOptions)] = "OpenQoE:RateLimits",
        [typeof(AggregationOptions)] = "OpenQoE:Aggregation",
        [typeof(MetricsOptions)] = "OpenQoE:Metrics",
        [typeof(CardinalityOptions)] = "OpenQoE:Cardinality",
        [typeof(OrganisationGovernanceOptions)] = "OpenQoE:Cardinality:Organisations:<organisation>",
        [typeof(PublishOptions)] = "OpenQoE:RemoteWrite",
        [typeof(LogOptions)] = "OpenQoE:Logs",
        [typeof(AlertingOptions)] = "OpenQoE:Alerting",
        [typeof(NotificationOptions)] = NotificationOptions.Section,
        [typeof(SecretReleaseOptions)] = $"{NotificationOptions.Section}:Secrets:<name>",
        [typeof(EmailOptions)] = "OpenQoE:Email",
        [typeof(OperatorOptions)] = "OpenQoE:Operator",
    };

    public static IEnumerable<Setting> All => typeof(IngestOptions).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties().OrderBy(property => Depth(property.DeclaringType)).Where(IsSetting).Select(property => Of(type, property)));

    // What classes share comes first.
    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    private static Setting Of(Type type, PropertyInfo property) => new(NameOf(type, property), property, Text(property.GetValue(Activator.CreateInstance(type))));

    // Lists and dictionaries are filled, not set.
    private static bool IsSetting(PropertyInfo property) => property.CanWrite || Each(property).Length > 0;

    private static string NameOf(Type type, PropertyInfo property)
    {
        var section = type == typeof(IngestOptions) && property.Name is nameof(IngestOptions.ApiKey) or nameof(IngestOptions.Organisation)
            ? IngestOptions.RootSection
            : Sections[type];
        return $"{section}:{property.Name}{Each(property)}".Replace(":", "__");
    }

    private static string Each(PropertyInfo property) => property.PropertyType switch
    {
        var type when type == typeof(List<string>) => ":0",
        var type when type == typeof(Dictionary<string, int>) || type == typeof(Dictionary<string, string>) => ":<label>",
        _ => "",
    };

    private static string Text(object? value) => value switch
    {
        null or "" or ICollection { Count: 0 } => "",
        IDictionary<string, string> policies => string.Join(", ", policies.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value}")),
        IDictionary<string, int> limits => string.Join(", ", limits.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} {l.Value}")),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
