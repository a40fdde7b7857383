using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.RateLimits;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>docs/configuration.md says what the code does.</summary>
public sealed class ConfigurationDocumentTests
{
    private const string Document = "configuration.md";
    private const string FromTheWorker = "From the Cloudflare Worker";

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

    [Fact]
    public void Every_option_is_documented_with_its_default_and_nothing_else_is()
    {
        var documented = MarkdownTables.Rows(Document)
            .Select(row => (Key: row[0].Split(',')[0].Trim('`'), Default: row[1].Replace("`", "")))
            .Where(row => row.Key.StartsWith("OpenQoE__", StringComparison.Ordinal))
            .Select(row => $"{row.Key} = {row.Default}");
        Assert.Equal(Options().Order(), documented.Order());
    }

    [Fact]
    public void Every_setting_of_the_predecessor_is_understood_as_documented()
    {
        foreach (var row in MarkdownTables.Rows(Document, FromTheWorker))
        {
            var name = row[1].Trim('`').Split('`')[0].Replace("__", ":").Replace("<label>", "video_id");
            var value = row[0] switch { "CARDINALITY_LIMITS" => "{\"video_id\": 7}", _ when name.EndsWith("Url") => "http://old", _ => "old" };
            var configuration = new ConfigurationManager { [row[0]] = value };
            PredecessorAliases.AddTo(configuration);
            var path = row[1].Split('`').FirstOrDefault(part => part.StartsWith('/'));
            Assert.Equal(name.EndsWith("Url") ? value + path : name.EndsWith("video_id") ? "7" : value, configuration[name]);
        }
    }

    private static IEnumerable<string> Options()
    {
        var types = typeof(IngestOptions).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.Name.EndsWith("Options", StringComparison.Ordinal));
        return types.SelectMany(type => type.GetProperties().Where(IsSetting).Select(property =>
            $"{KeyOf(type, property)} = {Text(property.GetValue(Activator.CreateInstance(type)))}"));
    }

    // Lists and dictionaries are filled, not set.
    private static bool IsSetting(PropertyInfo property) => property.CanWrite || Each(property).Length > 0;

    private static string KeyOf(Type type, PropertyInfo property)
    {
        var section = property.Name is nameof(IngestOptions.ApiKey) or nameof(IngestOptions.Organisation)
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
        null or "" or ICollection { Count: 0 } => "none",
        IDictionary<string, string> policies => string.Join(", ", policies.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} {p.Value}")),
        IDictionary<string, int> limits => string.Join(", ", limits.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} {l.Value}")),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
