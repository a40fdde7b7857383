using System.Text.RegularExpressions;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>What docs/migrate.md calls new is there.</summary>
public sealed partial class MigrationDocumentTests
{
    private const string Document = "migrate.md";

    [Fact]
    public void Every_new_metric_is_one_and_every_old_one_that_is_no_more_has_a_successor()
    {
        var known = Metrics.All.Select(metric => metric.Name).ToHashSet();
        Assert.All(MarkdownTables.Rows(Document, "Metrics"), row =>
        {
            var same = row[1].StartsWith("the same", StringComparison.Ordinal);
            var names = MetricName().Matches(same ? row[0] : row[1]).Select(match => match.Value).ToList();
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.Contains(name, known));
            if (!same) Assert.DoesNotContain(MetricName().Matches(row[0]).Select(match => match.Value), known.Contains);
        });
    }

    [Fact]
    public void Every_new_alert_is_one()
    {
        var rules = File.ReadAllText(RepositoryRoot.Combine("dashboards", "rules", "alerts.yaml"));
        var names = AlertName().Matches(File.ReadAllText(RepositoryRoot.Combine("docs", Document))).Select(match => match.Value).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"alert: {name}\n", rules));
    }

    [Fact]
    public void Every_setting_is_one()
    {
        var settings = File.ReadAllText(RepositoryRoot.Combine("docs", "configuration.md"));
        Assert.All(SettingName().Matches(File.ReadAllText(RepositoryRoot.Combine("docs", Document))).Select(match => match.Value), name => Assert.Contains($"`{name}`", settings));
    }

    [GeneratedRegex("openqoe_[a-z_]+")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"OpenQoE[A-Z]\w+")]
    private static partial Regex AlertName();

    [GeneratedRegex("OpenQoE__[A-Za-z_]+")]
    private static partial Regex SettingName();
}
