using System.Text.Json;
using System.Text.Json.Serialization;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Logs;
using OpenQoE.Shared.Slo;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>
/// What there is to query, of metrics and of log lines, as it is committed in <c>dashboards/registry.json</c>: the dashboards' tests hold every name and label of an expression
/// against it. With <c>OPENQOE_UPDATE_GOLDENS=1</c> the file is written anew: look at the difference before you commit it.
/// </summary>
public sealed class MetricsRegistryTests
{
    private static readonly JsonSerializerOptions OfAnEntry = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    [Fact]
    public void The_committed_registry_lists_every_metric_and_every_field_of_a_line()
    {
        var path = RepositoryRoot.Combine("dashboards", "registry.json");
        var entries = RemoteWritten().Concat(OwnOfTheService()).OrderBy(entry => entry.Name, StringComparer.Ordinal);
        var lines = entries.Select(entry => "    " + JsonSerializer.Serialize(entry, OfAnEntry));
        var logs = JsonSerializer.Serialize(new { labels = LogFields.StreamLabels, fields = Sorted(LogFields.All) });
        var actual = $"{{\n  \"metrics\": [\n{string.Join(",\n", lines)}\n  ],\n  \"logs\": {logs}\n}}\n";
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static IEnumerable<Entry> RemoteWritten() =>
    [
        .. Metrics.All.Where(metric => metric != Metrics.UniqueViewers).Select(metric => Written(metric, [.. BaseLabels.All.Keys, "slot"])),
        Written(Metrics.UniqueViewers, [BaseLabels.Organisation, "slot"]),
        .. SloMetrics.All.Select(metric => Written(metric, [BaseLabels.Organisation, "slo"])),
        .. IncidentMetrics.All.Select(metric => Written(metric, [BaseLabels.Organisation])),
    ];

    private static Entry Written(Metric metric, string[] labels) =>
        new(metric.Name, metric.TypeName, Sorted([.. labels, .. metric.ExtraLabels]), BucketsOrNone(metric.Buckets), "remote-write");

    // Which labels they have, only the document says; who scrapes them adds two.
    private static IEnumerable<Entry> OwnOfTheService()
    {
        var documented = MarkdownTables.Rows("metrics.md", "The service's own").ToDictionary(row => row[0], row => row[2].Replace("`", ""));
        return OwnInstruments.All().Select(own => new Entry(
            own.Name, own.Type, Sorted([.. documented[own.Name].Split(", ", StringSplitOptions.RemoveEmptyEntries), "job", "instance"]), BucketsOrNone(own.Buckets), "service"));
    }

    private static string[] Sorted(IEnumerable<string> labels) => [.. labels.Order(StringComparer.Ordinal)];

    private static IReadOnlyList<double>? BucketsOrNone(IReadOnlyList<double> buckets) => buckets.Count > 0 ? buckets : null;

    private sealed record Entry(string Name, string Type, IReadOnlyList<string> Labels, IReadOnlyList<double>? Buckets, string Source);
}
